<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RepliesCard</name>
    <message>
        <source>Report on rectification</source>
        <translation>整改报告</translation>
    </message>
    <message>
        <source>Form for the school</source>
        <translation>给学校的整改报告表</translation>
    </message>
    <message>
        <source>Take in a report</source>
        <translation>收整改报告</translation>
    </message>
    <message>
        <source>{done} of {n} put right, as the school says</source>
        <translation>学校报告：{n}个问题，已完成{done}个</translation>
    </message>
</context>
<context>
    <name>ReplyPage</name>
    <message>
        <source>Report on rectification</source>
        <translation>整改报告</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>制作整改核查意见书</translation>
    </message>
    <message>
        <source>What the school says</source>
        <translation>学校的说明</translation>
    </message>
    <message>
        <source>take it in</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>make the re-check of it</source>
        <translation>据此制作整改核查意见书</translation>
    </message>
    <message>
        <source>turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>back to the record</source>
        <translation>返回检查记录</translation>
    </message>
    <message>
        <source>not taken in yet</source>
        <translation>尚未收下</translation>
    </message>
    <message>
        <source>nothing was filled in</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>Report taken in; a re-check of the visit shows it at each problem</source>
        <translation>已收下；制作整改核查意见书时，各问题下会列出学校的说明</translation>
    </message>
    <message>
        <source>The school&apos;s word closes no problem.</source>
        <translation>学校的说明不等于销号。</translation>
    </message>
    <message>
        <source>who filled it in is not said</source>
        <translation>没有写明填报人</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>缺填：{names}</translation>
    </message>
</context>
<context>
    <name>ReplyWords</name>
    <message>
        <source>what was done</source>
        <translation>整改措施</translation>
    </message>
    <message>
        <source>whether it is done</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>the day</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>who is responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>who filled it in</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>head of the school</source>
        <translation>学校主要负责人</translation>
    </message>
    <message>
        <source>the day of the report</source>
        <translation>填报日期</translation>
    </message>
</context>
</TS>
