<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PhotoPart</name>
    <message numerus="yes">
        <source>%n photo(s) taken outside this visit, by their own clock</source>
        <translation>
            <numerusform>%n photo taken outside this visit, by its own clock</numerusform>
            <numerusform>%n photos taken outside this visit, by their own clock</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
</TS>
