<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OpinionPage</name>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>To the signatures</source>
        <translation>去签字</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Ready sentences, in a text field</source>
        <translation>在文字栏里选用常用语</translation>
    </message>
    <message>
        <source>Visits / {school} / {track}</source>
        <translation>检查 / {school} / {track}</translation>
    </message>
    <message>
        <source>Overall opinion</source>
        <translation>综合意见</translation>
    </message>
    <message>
        <source>Word on each problem</source>
        <translation>学校对各问题的意见</translation>
    </message>
    <message>
        <source>Printed in the record</source>
        <translation>印在记录里</translation>
    </message>
    <message>
        <source>What the team found, on the whole</source>
        <translation>督导组的总体看法</translation>
    </message>
    <message>
        <source>A sentence from the figures</source>
        <translation>按数字拟好的一句</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>The school&apos;s word</source>
        <translation>学校意见</translation>
    </message>
    <message>
        <source>Verbatim</source>
        <translation>原话照录</translation>
    </message>
    <message>
        <source>The school&apos;s word on the whole</source>
        <translation>学校的总体意见</translation>
    </message>
    <message>
        <source>What the school says on the whole, in its own words</source>
        <translation>学校对检查的总体意见，照原话记</translation>
    </message>
    <message>
        <source>Said by: name and office</source>
        <translation>陈述人姓名、职务</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Agrees with the rest</source>
        <translation>其余都认可</translation>
    </message>
    <message>
        <source>No item fails, so the school has nothing to answer here.</source>
        <translation>没有不符合的项目，这里不需要学校表态。</translation>
    </message>
    <message>
        <source>{n} of {total} asked</source>
        <translation>已表态{n}/{total}</translation>
    </message>
</context>
<context>
    <name>ProblemWord</name>
    <message>
        <source>Minor</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>较重</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>认可</translation>
    </message>
    <message>
        <source>Disagrees</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>The school&apos;s answer to {item}</source>
        <translation>学校对{item}的意见</translation>
    </message>
    <message>
        <source>The school&apos;s words on {item}</source>
        <translation>学校对{item}的原话</translation>
    </message>
    <message>
        <source>Why the school disagrees, in its own words</source>
        <translation>为什么有异议，照原话记</translation>
    </message>
    <message>
        <source>Its words, if any</source>
        <translation>学校有话要说的，记在这里</translation>
    </message>
</context>
</TS>
