<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>WritPage</name>
    <message numerus="yes">
        <source>%n field(s) to fill in</source>
        <translation>
            <numerusform>%n field to fill in</numerusform>
            <numerusform>%n fields to fill in</numerusform>
        </translation>
    </message>
</context>
</TS>
