<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IssuingCard</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>Full text, %n page(s)</source>
        <translation>
            <numerusform>Full text, %n page</numerusform>
            <numerusform>Full text, %n pages</numerusform>
        </translation>
    </message>
</context>
</TS>
