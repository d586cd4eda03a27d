<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ResultStep</name>
    <message numerus="yes">
        <source>%n line(s) more not shown.</source>
        <translation>
            <numerusform>%n line more is not shown.</numerusform>
            <numerusform>%n lines more are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleStep</name>
    <message numerus="yes">
        <source>%n sample(s) drawn before</source>
        <translation>
            <numerusform>%n sample drawn before</numerusform>
            <numerusform>%n samples drawn before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablesStep</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_CountWords</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
</TS>
