<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>IssuingCard</name>
    <message>
        <source>All have signed</source>
        <translation>签字完毕</translation>
    </message>
    <message>
        <source>Everybody has signed or refused</source>
        <translation>所有人都已签字或拒签</translation>
    </message>
    <message>
        <source>The record is drawn once, signed electronically with this laptop&apos;s key, checked, and kept encrypted.</source>
        <translation>记录只排一次版，用本机密钥电子签名，自检通过后加密保存。</translation>
    </message>
    <message>
        <source>The witness may still sign: choose the name at the left.</source>
        <translation>见证人还可以签字：请在左边选择姓名。</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>已签%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>Certifying and checking</source>
        <translation>正在签发和自检</translation>
    </message>
    <message>
        <source>Issue the document</source>
        <translation>出具文书</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Sign above the line</source>
        <translation>在横线上方签字</translation>
    </message>
    <message>
        <source>Signature pad</source>
        <translation>签字区</translation>
    </message>
</context>
<context>
    <name>SignaturesPage</name>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Confirm the signature</source>
        <translation>确认签字</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Ready sentences, in the reason of a refusal</source>
        <translation>写拒签理由时选用常用语</translation>
    </message>
    <message>
        <source>Visits / {school}</source>
        <translation>检查 / {school}</translation>
    </message>
    <message>
        <source>Documents / {school}</source>
        <translation>文书 / {school}</translation>
    </message>
</context>
<context>
    <name>SignersCard</name>
    <message>
        <source>Signers</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>After the first signature nothing is changed any more; what is wrong is voided and made anew.</source>
        <translation>第一个人签字后内容不再改动；有误的，作废后另作一份。</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>已签{n}/{total}</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>督导人员</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Name not known yet</source>
        <translation>姓名待填</translation>
    </message>
    <message>
        <source>Signed {time}</source>
        <translation>{time}已签</translation>
    </message>
    <message>
        <source>Refused {time}, witness {name}</source>
        <translation>{time}拒签，见证人{name}</translation>
    </message>
    <message>
        <source>Signing now</source>
        <translation>正在签字</translation>
    </message>
    <message>
        <source>May sign</source>
        <translation>可以签字</translation>
    </message>
    <message>
        <source>Still to sign</source>
        <translation>待签</translation>
    </message>
    <message>
        <source>After the first signature nothing is changed any more; a correction needs an amendment.</source>
        <translation>第一个人签字后内容不再改动；要改，须另出更正书。</translation>
    </message>
</context>
<context>
    <name>SignersWords</name>
    <message>
        <source>Leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>School representative</source>
        <translation>学校代表</translation>
    </message>
</context>
<context>
    <name>SigningCard</name>
    <message>
        <source>Name of who signs</source>
        <translation>签字人姓名</translation>
    </message>
    <message>
        <source>I took part in this inspection; the record says what was seen on site.</source>
        <translation>本人参加了上述检查，记录与现场所见一致。</translation>
    </message>
    <message>
        <source>I have read this record; the school&apos;s word is written down as it was said.</source>
        <translation>本人已阅以上记录，学校意见已如实记入。</translation>
    </message>
    <message>
        <source>I was there when the signature was refused.</source>
        <translation>本人在场见证了上述拒绝签字。</translation>
    </message>
    <message>
        <source>I issue this document and answer for what it says.</source>
        <translation>本人签发本文书，对所写内容负责。</translation>
    </message>
    <message>
        <source>I have read this document; it says what was seen and said.</source>
        <translation>本人已阅本文书，所写与现场所见、本人所说一致。</translation>
    </message>
    <message>
        <source>I have received the document named here. Receiving it is not agreeing with it.</source>
        <translation>本人已收到所列文书。签收不表示同意其内容。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Refuses to sign</source>
        <translation>拒绝签字</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认签字</translation>
    </message>
    <message>
        <source>Reason, in the person&apos;s own words</source>
        <translation>理由（记本人原话）</translation>
    </message>
    <message>
        <source>Reason of the refusal</source>
        <translation>拒绝签字的理由</translation>
    </message>
    <message>
        <source>What the person says; where nothing is said: gave no reason</source>
        <translation>本人怎么说就怎么记；什么也没说的，写“未说明理由”</translation>
    </message>
    <message>
        <source>Witness: name and office</source>
        <translation>见证人姓名、职务</translation>
    </message>
    <message>
        <source>Somebody who was there and does not refuse</source>
        <translation>在场且不拒签的人</translation>
    </message>
    <message>
        <source>Back to signing</source>
        <translation>返回签字</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>记录拒签</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Full text</source>
        <translation>查看全文</translation>
    </message>
    <message>
        <source>Content check</source>
        <translation>内容校验</translation>
    </message>
    <message>
        <source>the same as on the cover and in the QR code</source>
        <translation>与封面、二维码上的一致</translation>
    </message>
    <message numerus="yes">
        <source>Full text, %n page(s)</source>
        <translation>
            <numerusform>全文%n页</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to signing</source>
        <translation>返回签字</translation>
    </message>
</context>
</TS>
