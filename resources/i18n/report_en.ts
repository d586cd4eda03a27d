<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DocumentsCard</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>of %n</numerusform>
            <numerusform>of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>%n page sent to the printer</numerusform>
            <numerusform>%n pages sent to the printer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignersCard</name>
    <message numerus="yes">
        <source>Waits with %n document(s) until the server can be reached</source>
        <translation>
            <numerusform>Waits with %n document until the server can be reached</numerusform>
            <numerusform>Waits with %n documents until the server can be reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message numerus="yes">
        <source>%n document(s) stamped</source>
        <translation>
            <numerusform>%n document stamped</numerusform>
            <numerusform>%n documents stamped</numerusform>
        </translation>
    </message>
</context>
</TS>
