<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Templates of documents</source>
        <translation>文书模板</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change its template</source>
        <translation>修改这种模板</translation>
    </message>
    <message>
        <source>another kind</source>
        <translation>换一种文书</translation>
    </message>
    <message>
        <source>put its template into the unit&apos;s folder, or open it there</source>
        <translation>把模板放进单位的文件夹，或在那里打开</translation>
    </message>
    <message>
        <source>turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>back to the settings</source>
        <translation>返回设置</translation>
    </message>
    <message>
        <source>Open its file</source>
        <translation>打开模板文件</translation>
    </message>
    <message>
        <source>Change {path}; the pages follow when you save</source>
        <translation>请修改{path}，保存后这里随即重排</translation>
    </message>
    <message>
        <source>the unit&apos;s own template</source>
        <translation>单位自己的模板</translation>
    </message>
    <message>
        <source>the program&apos;s template</source>
        <translation>程序自带的模板</translation>
    </message>
    <message>
        <source>Kinds of document</source>
        <translation>文书种类</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The unit&apos;s folder of templates</source>
        <translation>单位的模板文件夹</translation>
    </message>
</context>
</TS>
