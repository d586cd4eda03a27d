<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Limit</name>
    <message>
        <source>Full: at most {n} characters. The rest was left out.</source>
        <translation>已满：最多{n}个字，多出的没有填进来。</translation>
    </message>
</context>
<context>
    <name>MessageBox</name>
    <message>
        <source>Technical text</source>
        <translation>技术信息</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已打开。</translation>
    </message>
    <message>
        <source>These are letters of another alphabet: check the keyboard layout.</source>
        <translation>输入的是其他文字的字母，请检查键盘布局。</translation>
    </message>
    <message>
        <source>The input method is set to full width; it counts the same as half width.</source>
        <translation>输入法处于全角状态，与半角同等对待。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
</context>
</TS>
