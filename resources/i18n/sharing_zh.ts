<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SectionRow</name>
    <message>
        <source>Initial</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Who has {section}</source>
        <translation>{section}的负责人</translation>
    </message>
    <message>
        <source>Initial {section}</source>
        <translation>确认{section}</translation>
    </message>
    <message>
        <source>initialled</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>answers changed, to be initialled again</source>
        <translation>已变更，需重新确认</translation>
    </message>
    <message numerus="yes">
        <source>%n open before it can be initialled</source>
        <translation>
            <numerusform>还有%n项未答，答完可确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未指定</translation>
    </message>
</context>
<context>
    <name>SharingSheet</name>
    <message>
        <source>Who has which sections</source>
        <translation>各部分由谁负责</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>no section</source>
        <translation>没有负责的部分</translation>
    </message>
    <message>
        <source>{name}: {far}</source>
        <translation>{name}&#x3000;{far}</translation>
    </message>
    <message>
        <source>{words} (answering)</source>
        <translation>{words}（正在作答）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sections and members</source>
        <translation>分工与确认</translation>
    </message>
    <message>
        <source>A digit gives the section; Enter initials it; W lets the next of the team answer.</source>
        <translation>按数字指定负责人，按Enter确认本部分，按W换下一位作答。</translation>
    </message>
</context>
</TS>
