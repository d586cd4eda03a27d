<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PhraseOffer</name>
    <message>
        <source>Ready sentences ({key})</source>
        <translation>常用语（{key}）</translation>
    </message>
</context>
<context>
    <name>PhrasePicker</name>
    <message>
        <source>Ready sentences</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking for sentences …</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>Nothing has &quot;{typed}&quot;. Backspace takes a letter back, Esc closes.</source>
        <translation>没有含“{typed}”的句子。按退格键退回一个字母，按Esc关闭。</translation>
    </message>
    <message>
        <source>With &quot;{typed}&quot;</source>
        <translation>含“{typed}”的句子</translation>
    </message>
    <message>
        <source>Type pinyin initials to narrow; digit, Enter or tap takes a sentence, Esc closes</source>
        <translation>输入拼音首字母筛选；按数字、回车或者点一下选用，按Esc关闭</translation>
    </message>
    <message>
        <source>From this item</source>
        <translation>本项的现成句子</translation>
    </message>
    <message>
        <source>From the school&apos;s last record</source>
        <translation>学校上次检查记录</translation>
    </message>
    <message>
        <source>Written by me before</source>
        <translation>我以前写过的</translation>
    </message>
    <message>
        <source>Common sentences</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
</context>
</TS>
