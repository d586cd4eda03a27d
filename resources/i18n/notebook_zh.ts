<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DutyForm</name>
    <message>
        <source>Duty number as the school published it</source>
        <translation>学校公布的值班电话</translation>
    </message>
    <message>
        <source>Try {n}</source>
        <translation>第{n}次</translation>
    </message>
    <message>
        <source>Ringing, rings: {n}</source>
        <translation>正在响铃，{n}声</translation>
    </message>
    <message>
        <source>Answered, rings: {n}</source>
        <translation>响铃{n}声后有人接听</translation>
    </message>
    <message>
        <source>No answer, rings: {n}</source>
        <translation>响铃{n}声无人接听</translation>
    </message>
    <message>
        <source>Start dialling</source>
        <translation>开始拨打</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>响一声</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>少一声</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>有人接听</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Discard this call</source>
        <translation>这次不算</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>响铃声数</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>等候秒数</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Could they name the leader on duty?</source>
        <translation>能否说出当班带班领导姓名</translation>
    </message>
    <message>
        <source>Yes, named</source>
        <translation>能说出</translation>
    </message>
    <message>
        <source>No</source>
        <translation>说不出</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>接听人怎么说</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Note down</source>
        <translation>记入</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存修改</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Duty test</source>
        <translation>值班电话</translation>
    </message>
    <message>
        <source>People</source>
        <translation>访谈人员</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>查阅资料</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>走访地点</translation>
    </message>
    <message>
        <source>duty test with the stopwatch</source>
        <translation>值班电话抽测，用秒表</translation>
    </message>
    <message>
        <source>duty test: a ring, answered, no answer</source>
        <translation>值班电话：响一声、有人接听、无人接听</translation>
    </message>
    <message>
        <source>people met</source>
        <translation>访谈人员</translation>
    </message>
    <message>
        <source>papers looked at</source>
        <translation>查阅资料</translation>
    </message>
    <message>
        <source>places walked</source>
        <translation>走访地点</translation>
    </message>
    <message>
        <source>photos: {n}</source>
        <translation>照片{n}张</translation>
    </message>
    <message>
        <source>answered after {s} s, rings: {n}</source>
        <translation>响铃{n}声（{s}秒）后有人接听</translation>
    </message>
    <message>
        <source>no answer in {s} s, rings: {n}</source>
        <translation>响铃{n}声（{s}秒）无人接听</translation>
    </message>
    <message>
        <source>named the leader on duty</source>
        <translation>能说出带班领导</translation>
    </message>
    <message>
        <source>could not name the leader on duty</source>
        <translation>说不出带班领导</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
</context>
<context>
    <name>NotebookPresenter</name>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可以重做的</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可以撤销的</translation>
    </message>
</context>
<context>
    <name>NotebookSheet</name>
    <message>
        <source>Notebook</source>
        <translation>记事本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Finalised: shown, not changed.</source>
        <translation>检查记录已经定稿，只能查看。</translation>
    </message>
    <message>
        <source>Nothing was noted.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Call the number from your own phone without notice. Each call will stand here.</source>
        <translation>请用自己的手机拨打，不事先告知。每次拨打都列在这里。</translation>
    </message>
    <message>
        <source>Who was asked, and what they said, will stand here.</source>
        <translation>问了谁、怎么回答的，都列在这里。</translation>
    </message>
    <message>
        <source>Papers you looked at will stand here.</source>
        <translation>查阅过的资料列在这里。</translation>
    </message>
    <message>
        <source>Places you walked through will stand here, with their times.</source>
        <translation>走访过的地点和时间列在这里。</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Title of the paper</source>
        <translation>资料名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>资料日期</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查阅情况</translation>
    </message>
    <message>
        <source>Photos of it</source>
        <translation>关联照片</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Staff</source>
        <translation>教职工</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>家长</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office, class or tie</source>
        <translation>职务、班级或关系</translation>
    </message>
    <message>
        <source>By role and number, without a name</source>
        <translation>只记身份和序号，不记姓名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>所问</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>所答</translation>
    </message>
</context>
<context>
    <name>PhotoChip</name>
    <message>
        <source>Evidence {n} · {item}</source>
        <translation>证据{n}·{item}</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>所见情况</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Take as the answer</source>
        <translation>采用为答案</translation>
    </message>
    <message>
        <source>No answer is suggested yet</source>
        <translation>还不能得出建议答案</translation>
    </message>
    <message>
        <source>Nobody answered: try once more a little later (two tries are our suggestion).</source>
        <translation>无人接听，请稍后再拨一次（拨打两次为建议口径）。</translation>
    </message>
    <message>
        <source>Say whether they could name the leader on duty.</source>
        <translation>请记下接听人能否说出当班带班领导姓名。</translation>
    </message>
    <message>
        <source>{item}: {words} is suggested</source>
        <translation>{item}建议答案：{words}</translation>
    </message>
    <message>
        <source>The item is answered so.</source>
        <translation>这一项已经按此作答。</translation>
    </message>
    <message>
        <source>The item is answered otherwise or with another fact; taking this changes it.</source>
        <translation>这一项现有的答案或事实与此不同，采用后会改为此答案。</translation>
    </message>
</context>
</TS>
