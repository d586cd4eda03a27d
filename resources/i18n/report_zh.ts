<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AmendmentCard</name>
    <message>
        <source>Amendment</source>
        <translation>更正书</translation>
    </message>
    <message>
        <source>The signed record stays as it is. The amendment is a document of its own that names the record; give both to the school.</source>
        <translation>已签字的记录不动。更正书是另一份文书，写明所更正的记录；两份一并交给学校。</translation>
    </message>
    <message>
        <source>One more line</source>
        <translation>再加一行</translation>
    </message>
    <message>
        <source>Signed by the inspector: {name}</source>
        <translation>由督学{name}签字</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Clear the signature</source>
        <translation>清除签字</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Issue the amendment</source>
        <translation>出具更正书</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Item or place</source>
        <translation>位置，如A05</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>原为</translation>
    </message>
    <message>
        <source>What it should say</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>去掉这一行</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Register delivery</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>How</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Received by: name and office</source>
        <translation>接收人姓名、职务</translation>
    </message>
    <message>
        <source>Left with somebody who will not take it: name the witness as well.</source>
        <translation>对方拒收而留置的，请一并写明见证人。</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面送达</translation>
    </message>
    <message>
        <source>Left on the spot</source>
        <translation>留置送达</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄送达</translation>
    </message>
    <message>
        <source>Electronically</source>
        <translation>电子送达</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>DocumentsCard</name>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n份</numerusform>
        </translation>
    </message>
    <message>
        <source>not delivered yet</source>
        <translation>未送达</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PageThumbnails</name>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>共%n页</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {n} of {total}</source>
        <translation>第{n}页，共{total}页</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>On-site record</source>
        <translation>现场检查记录</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Make another document of it</source>
        <translation>据此制作文书</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Visits / {number}</source>
        <translation>检查 / {number}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已存到{path}</translation>
    </message>
    <message>
        <source>Saved as {path}, with the verify page beside it</source>
        <translation>已存到{path}，验真网页在旁边</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>已送打印机，共%n页</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivery registered</source>
        <translation>已登记送达</translation>
    </message>
    <message>
        <source>Amendment issued; deliver it together with the record</source>
        <translation>更正书已出具，请与记录一并送达</translation>
    </message>
    <message>
        <source>Verification and documents</source>
        <translation>核验结果和文书</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>After saving</source>
        <translation>另存为PDF之后可用</translation>
    </message>
    <message>
        <source>Register delivery</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Form for the school</source>
        <translation>给学校的整改报告表</translation>
    </message>
    <message>
        <source>Take in a report</source>
        <translation>收整改报告</translation>
    </message>
</context>
<context>
    <name>SignersCard</name>
    <message>
        <source>Electronic signatures</source>
        <translation>电子签名</translation>
    </message>
    <message>
        <source>Sign with this laptop&apos;s key</source>
        <translation>用本机密钥加签</translation>
    </message>
    <message>
        <source>Sign with the token</source>
        <translation>用密钥盘签</translation>
    </message>
    <message>
        <source>Take in a signed copy</source>
        <translation>取回加签件</translation>
    </message>
    <message>
        <source>Fetch time stamps</source>
        <translation>取时间戳</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>盖单位章</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>signed as well</source>
        <translation>加签</translation>
    </message>
    <message>
        <source>the unit&apos;s seal</source>
        <translation>单位章</translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>None: no server is set (Settings, Certificates)</source>
        <translation>未取；没有设置服务（设置·证书）</translation>
    </message>
    <message>
        <source>Waits until the server can be reached</source>
        <translation>待取，连得上服务时自动取</translation>
    </message>
    <message numerus="yes">
        <source>Waits with %n document(s) until the server can be reached</source>
        <translation>
            <numerusform>共%n份待取，连得上服务时自动取</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the token in until it is done. A few wrong PINs lock it.</source>
        <translation>签完之前不要拔密钥盘；PIN连错几次会锁死。</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>密钥盘PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Certificate from a file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Verification</source>
        <translation>核验结果</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>正在核验</translation>
    </message>
    <message>
        <source>Signature, content and journal are being checked.</source>
        <translation>正在核对签名、内容和日志。</translation>
    </message>
    <message>
        <source>{ok} of {total} checks passed</source>
        <translation>{total}项核验，通过{ok}项</translation>
    </message>
    <message>
        <source>Anybody can check it</source>
        <translation>任何人都可以自行核验</translation>
    </message>
    <message>
        <source>On the page Verify, or with: inspector verify FILE</source>
        <translation>在本程序的核验页，或者运行inspector verify 文件</translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message>
        <source>Signed; all before it is covered</source>
        <translation>已加签，此前内容都在内</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stamped</source>
        <translation>
            <numerusform>已为%n份文书取得时间戳</numerusform>
        </translation>
    </message>
</context>
</TS>
