<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DocumentWords</name>
    <message>
        <source>being filled in</source>
        <translation>填写中</translation>
    </message>
    <message>
        <source>waits for signatures</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已签发</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>not issued yet</source>
        <translation>未签发</translation>
    </message>
    <message>
        <source>no document bears it</source>
        <translation>没有对应的文书</translation>
    </message>
    <message>
        <source>two documents bear it</source>
        <translation>两份文书重号</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Find a document</source>
        <translation>查找文书</translation>
    </message>
    <message>
        <source>Number, school, kind</source>
        <translation>文号、学校、种类</translation>
    </message>
    <message>
        <source>Unfinished job</source>
        <translation>未做完的批量</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>新文书</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>find a document</source>
        <translation>查找文书</translation>
    </message>
    <message>
        <source>another document</source>
        <translation>换一份文书</translation>
    </message>
    <message>
        <source>open it where it stands</source>
        <translation>从所在步骤打开</translation>
    </message>
    <message>
        <source>new document</source>
        <translation>新文书</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>共{n}份</translation>
    </message>
    <message>
        <source>No document found</source>
        <translation>没有找到文书</translation>
    </message>
    <message>
        <source>No document yet</source>
        <translation>还没有文书</translation>
    </message>
    <message>
        <source>Other words, or another stage, may find it.</source>
        <translation>换个词或者换个阶段再找。</translation>
    </message>
    <message>
        <source>Every document will be listed here with its number. Ctrl+N begins the first one.</source>
        <translation>文书按文号列在这里。按Ctrl+N开始第一份。</translation>
    </message>
</context>
<context>
    <name>GapsCard</name>
    <message>
        <source>Numbers without a document</source>
        <translation>没有文书的文号</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>Its story</source>
        <translation>来龙去脉</translation>
    </message>
    <message>
        <source>Mark a document to read what became of it.</source>
        <translation>选中一份文书，这里显示它的来龙去脉。</translation>
    </message>
</context>
<context>
    <name>_GapRow</name>
    <message>
        <source>Why no document bears {number}</source>
        <translation>{number}没有文书的原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep why no document bears {number}</source>
        <translation>保存{number}没有文书的原因</translation>
    </message>
</context>
</TS>
