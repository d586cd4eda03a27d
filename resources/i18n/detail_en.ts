<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CameraSheet</name>
    <message numerus="yes">
        <source>%n photo(s) taken</source>
        <translation>
            <numerusform>%n photo taken</numerusform>
            <numerusform>%n photos taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n photo(s) attached</source>
        <translation>
            <numerusform>%n photo attached</numerusform>
            <numerusform>%n photos attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message numerus="yes">
        <source>%n face(s) proposed: tap one or press its figure to hide it, Enter hides all, Del none</source>
        <translation>
            <numerusform>%n face proposed: tap it or press its figure to hide it, Enter hides all, Del none</numerusform>
            <numerusform>%n faces proposed: tap one or press its figure to hide it, Enter hides all, Del none</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreEvidence</name>
    <message numerus="yes">
        <source>%n new file(s) in the watched folder: A attaches to this item</source>
        <translation>
            <numerusform>%n new file in the watched folder: A attaches it to this item</numerusform>
            <numerusform>%n new files in the watched folder: A attaches them to this item</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoPart</name>
    <message numerus="yes">
        <source>The time of %n file(s) does not fit the visit</source>
        <translation>
            <numerusform>The time of %n file does not fit the visit</numerusform>
            <numerusform>The times of %n files do not fit the visit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with several pages: only the first is printed</source>
        <translation>
            <numerusform>%n file with several pages: only the first is printed, the whole file is kept</numerusform>
            <numerusform>%n files with several pages: only the first of each is printed, the whole files are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n new file(s)</source>
        <translation>
            <numerusform>Attach %n new file</numerusform>
            <numerusform>Attach %n new files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message numerus="yes">
        <source>%n part(s) hidden in all copies</source>
        <translation>
            <numerusform>%n part hidden in all copies</numerusform>
            <numerusform>%n parts hidden in all copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Original opened %n time(s)</source>
        <translation>
            <numerusform>Original opened once</numerusform>
            <numerusform>Original opened %n times</numerusform>
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
