<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>JobCard</name>
    <message numerus="yes">
        <source>Make %n document(s)</source>
        <translation>
            <numerusform>Make %n document</numerusform>
            <numerusform>Make %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n failed one(s) again</source>
        <translation>
            <numerusform>Try %n failed one again</numerusform>
            <numerusform>Try %n failed ones again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListedPart</name>
    <message numerus="yes">
        <source>%n chosen by {name}.</source>
        <translation>
            <numerusform>%n chosen by {name}.</numerusform>
            <numerusform>%n chosen by {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name nobody here:</source>
        <translation>
            <numerusform>%n row names nobody here:</numerusform>
            <numerusform>%n rows name nobody here:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message numerus="yes">
        <source>%n document(s) made</source>
        <translation>
            <numerusform>%n document made</numerusform>
            <numerusform>%n documents made</numerusform>
        </translation>
    </message>
</context>
</TS>
