<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswersStep</name>
    <message>
        <source>Answers for the checklist</source>
        <translation>填入检查清单</translation>
    </message>
    <message>
        <source>Compare first: then the answers to I01, I02, I04 and I05 that follow from it stand here.</source>
        <translation>核对之后，由结果得出的I01、I02、I04、I05答案会列在这里。</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已填入</translation>
    </message>
    <message>
        <source>Replace the answer</source>
        <translation>替换原答案</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>填入</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Read, not put in yet</source>
        <translation>已读出，还没有导入</translation>
    </message>
    <message>
        <source>Columns, with the first rows; names and numbers are masked</source>
        <translation>各列内容（下附头两行，姓名和号码已遮盖）</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>不要这张</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>第{n}列</translation>
    </message>
    <message>
        <source>What {heading} is</source>
        <translation>“{heading}”是什么内容</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>Names</source>
        <translation>姓名数据</translation>
    </message>
    <message>
        <source>Destroy the names now</source>
        <translation>立即销毁姓名</translation>
    </message>
    <message>
        <source>The bureau&apos;s rule</source>
        <translation>姓名留存规定</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Basis for keeping names</source>
        <translation>保存姓名的依据</translation>
    </message>
    <message>
        <source>basis; empty: none</source>
        <translation>依据；不填即不保存</translation>
    </message>
    <message>
        <source>Names are kept until</source>
        <translation>姓名保存到</translation>
    </message>
    <message>
        <source>The names were destroyed. Counts, hashes and seed remain in the record.</source>
        <translation>姓名数据已经销毁，人数、校验值和种子留在记录里。</translation>
    </message>
    <message>
        <source>Kept until {day} by {basis}, then destroyed.</source>
        <translation>依据{basis}保存到{day}，到期销毁。</translation>
    </message>
    <message>
        <source>Counts stay, names do not: encrypted, apart, and destroyed at the first signature.</source>
        <translation>只留人数，不留姓名：姓名单独加密存放，第一个签字后即销毁，不能恢复。</translation>
    </message>
</context>
<context>
    <name>OutcomeRow</name>
    <message>
        <source>What was said</source>
        <translation>对方怎么说</translation>
    </message>
    <message>
        <source>What was said (destroyed with the names)</source>
        <translation>对方怎么说（随姓名一起销毁）</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>待认定</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>two people</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>table {n}, row {row}</source>
        <translation>表{n}第{row}行</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>显示姓名</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) more not shown.</source>
        <translation>
            <numerusform>还有%n条没有列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left the roster, right the survey. Ask the class teacher, then say.</source>
        <translation>左边是花名册，右边是摸排表。问过班主任后认定。</translation>
    </message>
    <message>
        <source>Too many people have no match to look for near ones. Was the right table chosen?</source>
        <translation>对不上的人太多，没有逐个找近似的姓名。请看一下是不是选错了表。</translation>
    </message>
    <message>
        <source>surveyed {n}, no roster</source>
        <translation>摸排{n}人，没有花名册</translation>
    </message>
    <message>
        <source>roster {roster}, surveyed {surveyed}, matched {matched}</source>
        <translation>在册{roster}人，摸排{surveyed}人，对上{matched}人</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>还没有核对</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回认定</translation>
    </message>
    <message>
        <source>Put in a roster and a survey under Tables, then compare: what was left out stands here.</source>
        <translation>先在“表格”里导入花名册和摸排表，再按“核对”，遗漏的人会列在这里。</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Rules of the comparison</source>
        <translation>核对口径</translation>
    </message>
    <message>
        <source> days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Key areas</source>
        <translation>重点地区</translation>
    </message>
    <message>
        <source>as 武汉、湖北; separated by 、</source>
        <translation>如武汉、湖北，用顿号隔开</translation>
    </message>
    <message>
        <source>Basis of the days</source>
        <translation>天数的依据</translation>
    </message>
    <message>
        <source>document and article; empty: a suggestion</source>
        <translation>文件和条款；不填即为建议天数</translation>
    </message>
    <message>
        <source>Days of medical observation</source>
        <translation>医学观察天数</translation>
    </message>
    <message>
        <source>First and last day both count. Without a basis the days are our suggestion.</source>
        <translation>首尾两天都计入。没有填依据的，天数为本程序的建议。</translation>
    </message>
</context>
<context>
    <name>SampleStep</name>
    <message>
        <source> rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>How many to draw</source>
        <translation>抽取行数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>seed; empty: by chance</source>
        <translation>种子；不填则随机产生</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation>随机抽样</translation>
    </message>
    <message>
        <source>Telephone or meet</source>
        <translation>电话或当面核实</translation>
    </message>
    <message>
        <source>Three people are suggested for item I05.</source>
        <translation>I05建议抽3人。</translation>
    </message>
    <message>
        <source>Seed {seed} · drawn {size} of {population} rows · population {hash}</source>
        <translation>种子{seed}·从{population}行中抽{size}行·范围校验值{hash}</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) drawn before</source>
        <translation>
            <numerusform>此前抽过%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>The names were destroyed; the counts remain.</source>
        <translation>姓名已经销毁，只留人数。</translation>
    </message>
    <message>
        <source>Drawn are the rows whose SHA-256 of seed, line feed and row key is smallest; a row&apos;s key is file SHA-256:sheet:row. Whoever has file and seed draws the same.</source>
        <translation>抽取办法：行的编号为“文件SHA-256:工作表:行号”，取“种子、换行符、行的编号”的SHA-256最小的几行。有原文件和种子，任何人都能抽出同样的人。</translation>
    </message>
</context>
<context>
    <name>SurveyPage</name>
    <message>
        <source>Nobody missed</source>
        <translation>摸排核对</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>填入清单</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到清单</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Put in; take an answer</source>
        <translation>导入；填入答案</translation>
    </message>
    <message>
        <source>Show or mask names</source>
        <translation>显示或遮盖姓名</translation>
    </message>
    <message>
        <source>Near match: one person, two people, take back</source>
        <translation>近似姓名：同一人、不是同一人、撤回</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Sample: agrees, small difference, differs, not reached</source>
        <translation>抽查：一致、个别不符、不一致、未联系上</translation>
    </message>
    <message>
        <source>Next step, step back</source>
        <translation>下一步、上一步</translation>
    </message>
    <message>
        <source>Visits / {school}</source>
        <translation>检查 / {school}</translation>
    </message>
    <message>
        <source>Rosters and surveys</source>
        <translation>花名册和摸排表</translation>
    </message>
</context>
<context>
    <name>SurveyPresenter</name>
    <message>
        <source>Reading the files</source>
        <translation>正在读文件</translation>
    </message>
    <message>
        <source>Putting the table in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Destroy the names now? Nobody can bring them back; the counts remain.</source>
        <translation>现在销毁姓名数据吗？销毁后谁也不能恢复，人数仍然保留。</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Drawing the sample</source>
        <translation>正在抽取</translation>
    </message>
    <message>
        <source>{item} answered</source>
        <translation>{item}已填入</translation>
    </message>
</context>
<context>
    <name>SurveyWords</name>
    <message>
        <source>Roster</source>
        <translation>花名册</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>摸排表</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>教职工</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>（不用）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>年级</translation>
    </message>
    <message>
        <source>Class or department</source>
        <translation>班级或部门</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Kind of person</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Journeys, key areas</source>
        <translation>行程、重点地区</translation>
    </message>
    <message>
        <source>Close contact</source>
        <translation>密切接触</translation>
    </message>
    <message>
        <source>Observation begins</source>
        <translation>观察开始日期</translation>
    </message>
    <message>
        <source>Observation ends</source>
        <translation>观察结束日期</translation>
    </message>
    <message>
        <source>Unit in charge</source>
        <translation>落实单位</translation>
    </message>
    <message>
        <source>Date of return</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Date of survey</source>
        <translation>摸排日期</translation>
    </message>
    <message>
        <source>On the roster, not surveyed</source>
        <translation>在册未摸排</translation>
    </message>
    <message>
        <source>Surveyed, on no roster</source>
        <translation>摸排了但不在册</translation>
    </message>
    <message>
        <source>Near matches to settle</source>
        <translation>近似姓名，待认定</translation>
    </message>
    <message>
        <source>Standing twice</source>
        <translation>重复登记</translation>
    </message>
    <message>
        <source>One number, two names or classes</source>
        <translation>身份证号相同，姓名或班级不同</translation>
    </message>
    <message>
        <source>One number for several people</source>
        <translation>几个人用同一身份证号</translation>
    </message>
    <message>
        <source>Key areas and close contacts</source>
        <translation>到过重点地区或密切接触</translation>
    </message>
    <message>
        <source>Without observation dates</source>
        <translation>缺观察起止日期</translation>
    </message>
    <message>
        <source>Observation ended early</source>
        <translation>提前结束观察</translation>
    </message>
    <message>
        <source>Without a unit in charge</source>
        <translation>缺落实单位</translation>
    </message>
    <message>
        <source>Rows with faults</source>
        <translation>有误的行</translation>
    </message>
    <message>
        <source>identity number in scientific notation, digits lost</source>
        <translation>身份证号成了科学计数，后几位丢失</translation>
    </message>
    <message>
        <source>identity number too short or too long</source>
        <translation>身份证号位数不对</translation>
    </message>
    <message>
        <source>identity number has wrong characters</source>
        <translation>身份证号有错字</translation>
    </message>
    <message>
        <source>identity number has an impossible birthday</source>
        <translation>身份证号中的出生日期不存在</translation>
    </message>
    <message>
        <source>identity number fails its check</source>
        <translation>身份证号校验不符</translation>
    </message>
    <message>
        <source>birthday differs from the identity number</source>
        <translation>出生日期与身份证号不一致</translation>
    </message>
    <message>
        <source>a date cannot be read</source>
        <translation>日期看不懂</translation>
    </message>
    <message>
        <source>a date does not exist</source>
        <translation>日期不存在</translation>
    </message>
    <message>
        <source>journey or contact not known</source>
        <translation>行程或接触情况不清楚</translation>
    </message>
    <message>
        <source>a date lies after the visit</source>
        <translation>日期晚于检查日</translation>
    </message>
    <message>
        <source>observation ends before it begins</source>
        <translation>观察结束早于开始</translation>
    </message>
    <message>
        <source>no start of observation</source>
        <translation>缺观察开始日期</translation>
    </message>
    <message>
        <source>no end of observation</source>
        <translation>缺观察结束日期</translation>
    </message>
    <message>
        <source>no unit in charge</source>
        <translation>缺落实单位</translation>
    </message>
    <message>
        <source>several of this name and class, unclear which is missing</source>
        <translation>同名同班有几人，分不清缺的是哪一位</translation>
    </message>
    <message>
        <source>repeats an earlier row</source>
        <translation>与前面的行重复</translation>
    </message>
    <message>
        <source>another person bears the same identity number</source>
        <translation>另有人用同一身份证号</translation>
    </message>
    <message>
        <source>same name, another class</source>
        <translation>姓名相同，班级不同</translation>
    </message>
    <message>
        <source>same name and class, another identity number</source>
        <translation>姓名班级相同，身份证号不同</translation>
    </message>
    <message>
        <source>another form of a character</source>
        <translation>异体字或繁体字</translation>
    </message>
    <message>
        <source>same sound</source>
        <translation>读音相同</translation>
    </message>
    <message>
        <source>one character differs</source>
        <translation>差一个字</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Small difference</source>
        <translation>个别不符</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
</context>
<context>
    <name>TablesStep</name>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tables that are in</source>
        <translation>已导入的表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>口径</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n张</numerusform>
        </translation>
    </message>
    <message>
        <source>Take this table out</source>
        <translation>移去这张表</translation>
    </message>
    <message>
        <source>The school&apos;s rosters and its surveys of travel and health come here: choose the files or drop them on this page. Excel tables and csv, several sheets too.</source>
        <translation>请导入学校的花名册和行程、健康摸排表：选择文件，或者把文件拖到这一页。可以是Excel或csv，有几个工作表也行。</translation>
    </message>
    <message>
        <source>Roster and survey were not compared at this visit.</source>
        <translation>这次检查没有核对花名册和摸排表。</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Work in progress</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_CountWords</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n个号码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n人</numerusform>
        </translation>
    </message>
</context>
</TS>
