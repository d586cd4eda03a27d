<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Is a document whole, and who issued it</source>
        <translation>文书是否完好、由谁签发</translation>
    </message>
    <message>
        <source>Choose a PDF</source>
        <translation>选择PDF</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>choose a PDF</source>
        <translation>选择PDF</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发人</translation>
    </message>
    <message>
        <source>Claimed time</source>
        <translation>签发时间（自称）</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书指纹</translation>
    </message>
    <message>
        <source>Content hash</source>
        <translation>内容校验值</translation>
    </message>
    <message>
        <source>Save the signed file</source>
        <translation>保存加签件</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Signed and saved as {path}</source>
        <translation>已签名，保存为{path}</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;All files (*)</source>
        <translation>PDF (*.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop a PDF here, or choose one</source>
        <translation>把PDF拖到这里，或者选择文件</translation>
    </message>
    <message>
        <source>Says whether it is as issued, by whom, and what differs. Nothing leaves this laptop.</source>
        <translation>核对文书是否原样、由谁签发、哪里不同。文件不会离开本机。</translation>
    </message>
</context>
</TS>
