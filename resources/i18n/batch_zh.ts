<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BatchPage</name>
    <message>
        <source>Many at once</source>
        <translation>批量制作</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>School or number</source>
        <translation>学校或文号</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>移到下一个</translation>
    </message>
    <message>
        <source>take it in, or leave it out</source>
        <translation>选中或者不选</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>make them</source>
        <translation>开始制作</translation>
    </message>
    <message>
        <source>back; what is made stays</source>
        <translation>返回；已做成的都保留</translation>
    </message>
    <message>
        <source>Whom they are about</source>
        <translation>制作对象</translation>
    </message>
    <message>
        <source>Choose all found</source>
        <translation>查到的全选</translation>
    </message>
    <message>
        <source>Leave out all found</source>
        <translation>查到的都不选</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>已选{n}个</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message>
        <source>The job</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Signed once for all of them: {name}</source>
        <translation>签一次字，用于全部文书：{name}</translation>
    </message>
    <message numerus="yes">
        <source>Make %n document(s)</source>
        <translation>
            <numerusform>制作%n份文书</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>Try %n failed one(s) again</source>
        <translation>
            <numerusform>重做%n份失败的</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {n} made</source>
        <translation>已做成{done}份，共{n}份</translation>
    </message>
    <message>
        <source>All are made. They stand in the register, and where copies go.</source>
        <translation>全部做成，都在登记簿里；选了文件夹的，副本也在那里。</translation>
    </message>
    <message>
        <source>What is made is kept; the rest waits and can be gone on with at any time.</source>
        <translation>已做成的都已保存；其余的随时可以继续。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有%n份</numerusform>
        </translation>
    </message>
    <message>
        <source>No copies; they stand in the register</source>
        <translation>不另存副本，都在登记簿里</translation>
    </message>
    <message>
        <source>What you wrote into the draft stands in all of them; each has its own number and addressee.</source>
        <translation>草稿里填写的内容用于全部文书，编号和主送各不相同。</translation>
    </message>
    <message>
        <source>Copies go to</source>
        <translation>副本存放在</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>No copies</source>
        <translation>不存副本</translation>
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
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Leave it at that</source>
        <translation>到此为止</translation>
    </message>
</context>
<context>
    <name>ListedPart</name>
    <message>
        <source>Take from a list</source>
        <translation>按名单选择</translation>
    </message>
    <message>
        <source>A spreadsheet with names of schools, codes or numbers of records</source>
        <translation>电子表格，列有学校全称、标识码或者记录文号</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen by {name}.</source>
        <translation>
            <numerusform>按“{name}”选了%n个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name nobody here:</source>
        <translation>
            <numerusform>有%n行没有对上：</numerusform>
        </translation>
    </message>
    <message>
        <source>row {n}: {text}</source>
        <translation>第{n}行：{text}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有%n行</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods *.et *.csv)</source>
        <translation>电子表格 (*.xlsx *.xls *.ods *.et *.csv)</translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message numerus="yes">
        <source>%n document(s) made</source>
        <translation>
            <numerusform>已做成%n份文书</numerusform>
        </translation>
    </message>
</context>
</TS>
