<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FormCard</name>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source> (optional)</source>
        <translation>（选填）</translation>
    </message>
    <message>
        <source>as 20261214</source>
        <translation>如20261214</translation>
    </message>
    <message>
        <source>The school reports: {said}</source>
        <translation>学校报告：{said}</translation>
    </message>
</context>
<context>
    <name>NewWritPage</name>
    <message>
        <source>New document</source>
        <translation>新文书</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>文书种类</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Find what it is about</source>
        <translation>查找依据</translation>
    </message>
    <message>
        <source>School or number</source>
        <translation>学校或者文号</translation>
    </message>
    <message>
        <source>another kind, another subject</source>
        <translation>换一种文书、换一个依据</translation>
    </message>
    <message>
        <source>take it</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>find what it is about</source>
        <translation>查找依据</translation>
    </message>
    <message>
        <source>back to the register</source>
        <translation>回到登记簿</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>There is nothing yet that it could be about: a visit&apos;s record has to be issued first.</source>
        <translation>还没有可以依据的文书：请先签发检查记录。</translation>
    </message>
</context>
<context>
    <name>OutcomeRow</name>
    <message>
        <source>Outcome of problem {n}</source>
        <translation>问题{n}的核查结论</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>not closed</source>
        <translation>不销号</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>What was seen of problem {n}</source>
        <translation>问题{n}的核查情况</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>核查情况</translation>
    </message>
    <message>
        <source>New day of problem {n}</source>
        <translation>问题{n}的新期限</translation>
    </message>
    <message>
        <source>New day, as 20261214</source>
        <translation>新期限，如20261214</translation>
    </message>
</context>
<context>
    <name>VoidCard</name>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>A number that it took stays taken; the register says why no document bears it.</source>
        <translation>已经取用的文号不再使用，登记簿写明原因。</translation>
    </message>
    <message>
        <source>Why it is voided</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>WritPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>For many</source>
        <translation>批量制作</translation>
    </message>
    <message>
        <source>Make final and sign</source>
        <translation>定稿签字</translation>
    </message>
    <message>
        <source>the next field</source>
        <translation>下一格</translation>
    </message>
    <message>
        <source>make it final and sign</source>
        <translation>定稿并签字</translation>
    </message>
    <message>
        <source>make many like it in one job</source>
        <translation>照这一份批量制作</translation>
    </message>
    <message>
        <source>turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>back to the register; what was typed is kept</source>
        <translation>回到登记簿，填写的内容都在</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in</source>
        <translation>
            <numerusform>还有%n项未填</numerusform>
        </translation>
    </message>
    <message>
        <source>Voided: {reason}</source>
        <translation>已作废：{reason}</translation>
    </message>
</context>
</TS>
