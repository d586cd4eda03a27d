<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Inspector {version}. Free software under the Apache License 2.0.</source>
        <translation>督查Inspector {version}，自由软件，采用Apache 2.0许可证。</translation>
    </message>
    <message>
        <source>Shipped with it; choose one to read its licence</source>
        <translation>随程序提供的组件，选中即可阅读许可证全文</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序组件</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
</context>
<context>
    <name>AuthorityCard</name>
    <message>
        <source>Certificate authority</source>
        <translation>签发中心</translation>
    </message>
    <message>
        <source>{unit}
Valid until {day}
Fingerprint {print}</source>
        <translation>{unit}
有效期至{day}
指纹{print}</translation>
    </message>
    <message>
        <source>For the person of the supervision body who vouches for inspectors: a root key on a stick of its own, best on a computer without network. Inspectors bring a request and get an answer, both as files.</source>
        <translation>供督导机构负责签发证书的人使用：根密钥放在专用的U盘里，最好在不联网的电脑上操作。督学交来申请文件，取回签发文件。</translation>
    </message>
    <message>
        <source>Folder on the stick</source>
        <translation>U盘上的文件夹</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Passphrase of the authority</source>
        <translation>签发中心口令</translation>
    </message>
    <message>
        <source>12 characters at least</source>
        <translation>至少12个字符</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Or make a new one in an empty folder</source>
        <translation>或者在空文件夹里新建</translation>
    </message>
    <message>
        <source>Full name of the supervision body</source>
        <translation>督导机构全称</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>与上面相同</translation>
    </message>
    <message>
        <source>Make a new authority</source>
        <translation>新建签发中心</translation>
    </message>
    <message>
        <source>Issue for a request</source>
        <translation>按申请签发</translation>
    </message>
    <message>
        <source>Write the trust file</source>
        <translation>导出信任文件</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Hand the trust file to every laptop and school, and again after each revocation.</source>
        <translation>信任文件要发给每台电脑和学校；每次吊销后重新发。</translation>
    </message>
    <message>
        <source>Find who has a certificate</source>
        <translation>查找证书持有人</translation>
    </message>
    <message>
        <source>Name, card or unit</source>
        <translation>姓名、证号或单位</translation>
    </message>
    <message>
        <source>None was issued yet, or none found.</source>
        <translation>还没有签发，或者没有查到。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有%n份</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>Requests (*.pem *.csr)</source>
        <translation>证书申请 (*.pem *.csr)</translation>
    </message>
    <message>
        <source>trust.pem</source>
        <translation>信任文件.pem</translation>
    </message>
    <message>
        <source>Trust file (*.pem)</source>
        <translation>信任文件 (*.pem)</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Encrypted, only what is new, and read back after writing. Password or recovery key open it anywhere.</source>
        <translation>加密保存，只写新增的内容，写完读回核对。凭密码或者恢复密钥可在任何电脑上打开。</translation>
    </message>
    <message>
        <source>Choose a stick or folder</source>
        <translation>选择U盘或文件夹</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backups that are there</source>
        <translation>盘上的备份</translation>
    </message>
    <message>
        <source>No place is chosen yet.</source>
        <translation>还没有选择位置。</translation>
    </message>
    <message>
        <source>Last backup {time}</source>
        <translation>上次备份{time}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>checked {time}, whole</source>
        <translation>{time}检验，完好</translation>
    </message>
    <message>
        <source>checked {time}, not whole</source>
        <translation>{time}检验，有损坏</translation>
    </message>
    <message>
        <source>Data was erased since: bring these here and back up once, so that their older backups follow:</source>
        <translation>之后有数据依法删除：请把下列备份盘插上备份一次，盘上的旧备份随之处理：</translation>
    </message>
    <message>
        <source>The stick is not there.</source>
        <translation>备份盘不在。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>{n} evidence files, {mb} MB</source>
        <translation>证据文件{n}个，{mb} MB</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Check the backup of {time}</source>
        <translation>检验{time}的备份</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep the newest of each</source>
        <translation>保留份数</translation>
    </message>
    <message>
        <source>of the last days</source>
        <translation>最近几天，每天一份</translation>
    </message>
    <message>
        <source>of the last weeks</source>
        <translation>最近几周，每周一份</translation>
    </message>
    <message>
        <source>of the last months</source>
        <translation>最近几个月，每月一份</translation>
    </message>
    <message>
        <source>Remind when the last is older than</source>
        <translation>超过多久没有备份时提醒</translation>
    </message>
    <message>
        <source> days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不自动锁定</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the plan</source>
        <translation>保存备份计划</translation>
    </message>
</context>
<context>
    <name>CertificatesCard</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>This laptop signs with</source>
        <translation>本机签发用的证书</translation>
    </message>
    <message>
        <source>Make a request</source>
        <translation>生成证书申请</translation>
    </message>
    <message>
        <source>Take in an issued certificate</source>
        <translation>导入签发的证书</translation>
    </message>
    <message>
        <source>Take in a trust file</source>
        <translation>导入信任文件</translation>
    </message>
    <message>
        <source>Whose documents are known here</source>
        <translation>本机信任的签发人和督导机构</translation>
    </message>
    <message>
        <source>nobody but itself</source>
        <translation>本机自签，没有机构签发</translation>
    </message>
    <message>
        <source>{name}, {unit}
Issued by {issuer}; valid until {day}
Fingerprint {print}</source>
        <translation>{name}，{unit}
签发机构：{issuer}；有效到{day}
指纹{print}</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the one that the supervision body published, then trust it:</source>
        <translation>请与督导机构公布的指纹逐组核对，一致再信任：</translation>
    </message>
    <message>
        <source>It is the same: trust</source>
        <translation>一致，信任</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>root</source>
        <translation>根证书</translation>
    </message>
    <message>
        <source>Revocation list of {day}, revoked: {n}</source>
        <translation>吊销名单{day}，已吊销{n}张</translation>
    </message>
    <message>
        <source>No revocation list</source>
        <translation>没有吊销名单</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Trust no more</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>Trust {name} no more</source>
        <translation>不再信任{name}</translation>
    </message>
    <message>
        <source>certificate request.csr</source>
        <translation>证书申请.csr</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.csr *.crt *.cer)</source>
        <translation>证书文件 (*.pem *.csr *.crt *.cer)</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Pattern of document numbers</source>
        <translation>文号格式</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Letterhead, printed in red</source>
        <translation>版头（红字印在文书上方）</translation>
    </message>
    <message>
        <source>Keep the letterhead</source>
        <translation>保存版头</translation>
    </message>
    <message>
        <source>Keep the pattern</source>
        <translation>保存文号格式</translation>
    </message>
    <message>
        <source>Folder for PDF copies</source>
        <translation>PDF存放位置</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>The system&apos;s folder for documents</source>
        <translation>系统的“文档”文件夹</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Wording, form and parts of every kind of document are files that a bureau may change, and add kinds to; the pages are shown while a file is changed.</source>
        <translation>每种文书的用语、格式和组成部分都写在模板文件里，单位可以修改，也可以增加新的文书种类；修改时随即看到版面。</translation>
    </message>
    <message>
        <source>Templates of documents</source>
        <translation>文书模板</translation>
    </message>
    <message>
        <source>Verify page for schools</source>
        <translation>给学校的验真网页</translation>
    </message>
    <message>
        <source>One file that opens in any browser, offline: a school drops a document on it and reads whether it is whole and what was found. It lies beside every document that is saved to a stick.</source>
        <translation>一个文件，用任何浏览器打开，不用联网：学校把文书拖进去，就能看到是否完好、查出了什么。文书另存到U盘时，它会一并放在旁边。</translation>
    </message>
    <message>
        <source>Save the verify page</source>
        <translation>另存验真网页</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Not a pattern yet: {year} and {count} once each, {prefix} if wanted; {padded} fills up to 003</source>
        <translation>格式还不对：{year}和{count}各写一次，需要时加{prefix}；写{padded}则补足三位，如003</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>Retention</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Kept for as long as its purpose needs, then erased for good, with proof in the journal. Numbers marked (suggested) are ours; a law names none.</source>
        <translation>按用途需要的最短时间保存，到期彻底删除，并在日志中留下凭证。标“建议”的天数是本程序的建议，法律没有规定具体天数。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it is erased or held back; it stands in the journal</source>
        <translation>删除或暂缓的理由，记入日志</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期应删除</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>没有到期的内容。</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Erased so far</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>各类数据的期限</translation>
    </message>
    <message>
        <source>{title} ({days} days, suggested)</source>
        <translation>{title}（{days}天，建议）</translation>
    </message>
    <message>
        <source>{title} ({days} days)</source>
        <translation>{title}（{days}天）</translation>
    </message>
    <message>
        <source>{at} {title}: values {values}, files {files}; {reason}</source>
        <translation>{at} {title}：{values}处内容、{files}个文件；{reason}</translation>
    </message>
    <message>
        <source>{title} · {school}</source>
        <translation>{title} · {school}</translation>
    </message>
    <message>
        <source>visited {visited}, due {due}; {basis}</source>
        <translation>{visited}检查，{due}到期；{basis}</translation>
    </message>
    <message>
        <source>held back: {reason}</source>
        <translation>已暂缓：{reason}</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>解除暂缓</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Let {what} go</source>
        <translation>解除暂缓{what}</translation>
    </message>
    <message>
        <source>Hold {what} back</source>
        <translation>暂缓删除{what}</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase {what} for good</source>
        <translation>彻底删除{what}</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Documents get a time stamp (RFC 3161) where this server can be reached, and wait until then. Only a hash is sent, never the document.</source>
        <translation>连得上这个服务时给文书取时间戳（RFC 3161），连不上就等着。只送校验值，不送文书。</translation>
    </message>
    <message>
        <source>Time-stamp server</source>
        <translation>时间戳服务</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Trust its certificate</source>
        <translation>信任它的证书</translation>
    </message>
    <message>
        <source>Keep the time-stamp server</source>
        <translation>保存时间戳服务</translation>
    </message>
    <message>
        <source>The PKCS#11 library of the maker of the token that holds the unit&apos;s seal, or a key of yours.</source>
        <translation>密钥盘里放单位章或本人的密钥；填厂家的PKCS#11驱动文件。</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>密钥盘驱动文件</translation>
    </message>
    <message>
        <source>Choose the library</source>
        <translation>选驱动文件</translation>
    </message>
    <message>
        <source>Keep the library of the token</source>
        <translation>保存密钥盘驱动文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Libraries (*.so *.so.* *.dll *.dylib)</source>
        <translation>驱动文件 (*.so *.so.* *.dll *.dylib)</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>旧密码</translation>
    </message>
    <message>
        <source>another group of settings</source>
        <translation>换一组设置</translation>
    </message>
    <message>
        <source>into the group</source>
        <translation>进入这一组</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已存到{path}</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Who I am</source>
        <translation>本人信息</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>签发中心</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Language, look, locking</source>
        <translation>语言、外观、锁定</translation>
    </message>
    <message>
        <source> min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不自动锁定</translation>
    </message>
    <message>
        <source>Idle minutes until the store locks</source>
        <translation>无操作多少分钟后锁定</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>无操作自动锁定</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Encrypted store</source>
        <translation>加密库</translation>
    </message>
    <message>
        <source>Change the master key</source>
        <translation>更换主密钥</translation>
    </message>
    <message>
        <source>By the old password: the store locks and is written anew under a new key</source>
        <translation>凭旧密码：锁定后，库用新的主密钥重写</translation>
    </message>
    <message>
        <source>Check journal and evidence</source>
        <translation>核对日志和证据</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>加载示例数据</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>ShareFields</name>
    <message>
        <source>This laptop&apos;s part of the numbers</source>
        <translation>本机的编号范围</translation>
    </message>
    <message>
        <source>Laptops that number without hearing of one another need different letters, or different blocks from the bureau; leave all empty where only this one numbers.</source>
        <translation>几台电脑离线编号时，各用不同的字母，或者用教育局分给的号段；只有一台电脑编号时都不填。</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Block from</source>
        <translation>号段起</translation>
    </message>
    <message>
        <source>Block to</source>
        <translation>号段止</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this laptop&apos;s part of the numbers</source>
        <translation>保存本机的编号范围</translation>
    </message>
</context>
<context>
    <name>_IssuedRow</name>
    <message>
        <source>laptop lost</source>
        <translation>电脑遗失</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>left the service</source>
        <translation>不再任职</translation>
    </message>
    <message>
        <source>revoked on {day}: {why}</source>
        <translation>{day}吊销：{why}</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效期至{day}</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Revoke the certificate of {name}</source>
        <translation>吊销{name}的证书</translation>
    </message>
    <message>
        <source>Why the certificate of {name} is revoked</source>
        <translation>吊销{name}证书的原因</translation>
    </message>
</context>
<context>
    <name>self._card</name>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Reading the backup to its last byte…</source>
        <translation>正在读完整份备份…</translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message>
        <source>Kept; new documents show it</source>
        <translation>已保存，新的文书按此印制</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Trusted for time stamps: {names}</source>
        <translation>已信任时间戳服务：{names}</translation>
    </message>
    <message>
        <source>Request saved: {path}</source>
        <translation>证书申请已保存：{path}</translation>
    </message>
    <message>
        <source>Certificates taken in</source>
        <translation>证书已导入</translation>
    </message>
    <message>
        <source>Trusted no more</source>
        <translation>已不再信任</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>已暂缓删除</translation>
    </message>
    <message>
        <source>Let go again</source>
        <translation>已解除暂缓</translation>
    </message>
    <message>
        <source>Issued; the answer is {path}</source>
        <translation>已签发，签发文件是{path}</translation>
    </message>
    <message>
        <source>Trust file saved: {path}</source>
        <translation>信任文件已保存：{path}</translation>
    </message>
    <message>
        <source>Revoked; write the trust file and hand it round</source>
        <translation>已吊销，请导出信任文件并发给各方</translation>
    </message>
</context>
</TS>
