<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Gate</name>
    <message>
        <source>Inspector</source>
        <translation>督查</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>下一个输入框</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>As on the card</source>
        <translation>与督学证一致</translation>
    </message>
    <message>
        <source>Inspector&apos;s card number</source>
        <translation>督学证号</translation>
    </message>
    <message>
        <source>Printed on the card</source>
        <translation>督学证上的编号</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>Authority on the card (optional)</source>
        <translation>证上的发证机关（可不填）</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>As 2027-08-31 (optional)</source>
        <translation>如2027-08-31（可不填）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Stands in the letterhead</source>
        <translation>督导机构全称，印在文书上</translation>
    </message>
    <message>
        <source>Prefix of document numbers</source>
        <translation>文号代字</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>行政区划代码</translation>
    </message>
    <message>
        <source>Six digits, as on the seal</source>
        <translation>6位数字，如320115</translation>
    </message>
    <message>
        <source>Please fill in the name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Please fill in the unit.</source>
        <translation>请填写单位。</translation>
    </message>
    <message>
        <source>Six digits, as 320115.</source>
        <translation>应为6位数字，如320115。</translation>
    </message>
    <message>
        <source>A date, as 2027-08-31.</source>
        <translation>请填日期，如2027-08-31。</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>至少8个字符</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一样。</translation>
    </message>
    <message>
        <source>A few words with figures are easy to keep and hard to guess.</source>
        <translation>几个词加数字，好记也难猜。</translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>If the password is forgotten, only this key opens the store. It is shown now and never again: print it or save it on a stick, and keep it away from the laptop.</source>
        <translation>忘记密码时，只有这个密钥能打开加密库。它只在现在显示一次：请打印，或保存到U盘，并与电脑分开保管。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>The first start was cut off. This key is new; one printed or saved before is void.</source>
        <translation>上次的首次使用没有做完。这是新的恢复密钥，以前打印或保存的那一份已经作废。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Type it in once more, from the paper or the file</source>
        <translation>照打印件或文件再输入一遍</translation>
    </message>
    <message>
        <source>Recovery key once more</source>
        <translation>再输入一遍恢复密钥</translation>
    </message>
    <message>
        <source>Capitals, hyphens and blanks do not matter</source>
        <translation>不分大小写，连字符和空格可省</translation>
    </message>
    <message>
        <source>Load sample data: invented schools and people, to try things out</source>
        <translation>加载示例数据：虚构的学校和人员，可以试用</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>加载示例数据</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>The master key was changed. This key is new; the one before is void.</source>
        <translation>主密钥已更换。这是新的恢复密钥，以前的已作废。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>This is not the key. Compare it group by group, or show it again.</source>
        <translation>与恢复密钥不符。请逐组核对，或再看一次。</translation>
    </message>
    <message>
        <source>Please type the key in once more.</source>
        <translation>请再输入一遍恢复密钥。</translation>
    </message>
    <message>
        <source>Hidden while you type it in.</source>
        <translation>输入时隐藏。</translation>
    </message>
    <message>
        <source>Inspector: recovery key of the encrypted store</source>
        <translation>督查：加密库的恢复密钥</translation>
    </message>
    <message>
        <source>At the unlock page choose &quot;Use the recovery key&quot;. Keep this away from the laptop.</source>
        <translation>在解锁页选“用恢复密钥”。请与电脑分开保管。</translation>
    </message>
    <message>
        <source>Inspector recovery key.txt</source>
        <translation>督查恢复密钥.txt</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>保存恢复密钥</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>This stands in every document that this laptop issues.</source>
        <translation>这些信息会印在本机出具的每一份文书上。</translation>
    </message>
    <message>
        <source>Fill in an invented inspector, to try things out</source>
        <translation>填入虚构的督学，先试用</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>The store on this laptop is encrypted. Without the password nobody reads it, not even we.</source>
        <translation>本机的数据加密保存。没有密码，谁也读不出来，我们也不能。</translation>
    </message>
    <message>
        <source>Making store, keys and certificate…</source>
        <translation>正在建立加密库、密钥和证书…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>建立加密库</translation>
    </message>
    <message>
        <source>Who are you</source>
        <translation>我是谁</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>First start, step {n} of 3</source>
        <translation>首次使用，第{n}步，共3步</translation>
    </message>
</context>
</TS>
