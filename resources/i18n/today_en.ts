<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>visits</source>
        <translation>
            <numerusform>visit</numerusform>
            <numerusform>visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>items</source>
        <translation>
            <numerusform>item</numerusform>
            <numerusform>items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records</source>
        <translation>
            <numerusform>record</numerusform>
            <numerusform>records</numerusform>
        </translation>
    </message>
</context>
</TS>
