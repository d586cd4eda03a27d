<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SectionRow</name>
    <message numerus="yes">
        <source>%n open before it can be initialled</source>
        <translation>
            <numerusform>%n item open before it can be initialled</numerusform>
            <numerusform>%n items open before it can be initialled</numerusform>
        </translation>
    </message>
</context>
</TS>
