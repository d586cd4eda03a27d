<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VisitsModel</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到校</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>problems: {n}</source>
        <translation>{n}个问题</translation>
    </message>
    <message>
        <source>at once: {n}</source>
        <translation>{n}项立即督促</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Find a visit</source>
        <translation>查找检查</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建检查</translation>
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
        <source>No visit found</source>
        <translation>没有找到检查</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没有检查</translation>
    </message>
    <message>
        <source>Other words, or another stage, may find it.</source>
        <translation>换几个字，或换一个阶段再找。</translation>
    </message>
    <message>
        <source>Each visit will be listed here with its stage. Ctrl+N begins the first one.</source>
        <translation>每次检查连同办到哪一步都列在这里。按Ctrl+N开始第一次检查。</translation>
    </message>
    <message>
        <source>Show all visits</source>
        <translation>显示全部检查</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>共{n}项</translation>
    </message>
    <message>
        <source>find a visit</source>
        <translation>查找检查</translation>
    </message>
    <message>
        <source>School, number or pinyin initials</source>
        <translation>学校、编号或拼音首字母</translation>
    </message>
    <message>
        <source>open where it stands</source>
        <translation>打开，停在哪里就从哪里接着做</translation>
    </message>
    <message>
        <source>new visit</source>
        <translation>新建检查</translation>
    </message>
</context>
</TS>
