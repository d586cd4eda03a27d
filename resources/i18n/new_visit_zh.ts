<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ArrivalCard</name>
    <message>
        <source>Arrival</source>
        <translation>到校</translation>
    </message>
    <message>
        <source>Time of arrival</source>
        <translation>到校时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Arrived now</source>
        <translation>现在到校</translation>
    </message>
    <message>
        <source>Whom the team met</source>
        <translation>接待人员</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>再加一人</translation>
    </message>
    <message>
        <source>Name of the person met</source>
        <translation>接待人员姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office of the person met</source>
        <translation>接待人员职务</translation>
    </message>
    <message>
        <source>Office, as {office}</source>
        <translation>职务，如{office}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this person</source>
        <translation>移除这一人</translation>
    </message>
</context>
<context>
    <name>FreshSchool</name>
    <message>
        <source>School&apos;s name</source>
        <translation>校名</translation>
    </message>
    <message>
        <source>As on the seal</source>
        <translation>与公章一致</translation>
    </message>
    <message>
        <source>Kind of school</source>
        <translation>学校类别</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>School code</source>
        <translation>学校标识码</translation>
    </message>
    <message>
        <source>10 digits, may stay empty</source>
        <translation>10位数字，可留空</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>办学性质</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公办</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>民办</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Head of the school</source>
        <translation>学校负责人</translation>
    </message>
    <message>
        <source>Office of the head</source>
        <translation>负责人职务</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生数</translation>
    </message>
    <message>
        <source>number</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>教职工数</translation>
    </message>
    <message>
        <source>School (new)</source>
        <translation>校名（现场录入）</translation>
    </message>
    <message>
        <source>Find instead</source>
        <translation>改为查找</translation>
    </message>
    <message>
        <source>Find a school instead</source>
        <translation>改为查找学校</translation>
    </message>
    <message>
        <source>Kind (required)</source>
        <translation>类别（必选）</translation>
    </message>
    <message>
        <source>A spreadsheet has spoilt this code: its digits are lost. Please copy it from the school&apos;s plate.</source>
        <translation>这个标识码被电子表格改坏，末几位已经丢失。请照学校标牌录入。</translation>
    </message>
    <message>
        <source>A school code has 10 digits; this one has {n} characters. It is recorded as typed.</source>
        <translation>学校标识码为10位数字，现为{n}位，将照录。</translation>
    </message>
</context>
<context>
    <name>GapLine</name>
    <message>
        <source>Reason: {gap}</source>
        <translation>理由：{gap}</translation>
    </message>
    <message>
        <source>Reason (goes into the record)</source>
        <translation>理由（写入记录）</translation>
    </message>
    <message>
        <source>Take as reason: {text}</source>
        <translation>理由用“{text}”</translation>
    </message>
</context>
<context>
    <name>GapsCard</name>
    <message>
        <source>Formalities</source>
        <translation>程序要件</translation>
    </message>
    <message>
        <source>Missing formalities stop nobody. They are recorded with the reason given here.</source>
        <translation>缺少的不影响开始检查，连同这里写的理由一并记录。</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺{n}项</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>All that this track demands is here.</source>
        <translation>这类督导要求的都已具备。</translation>
    </message>
</context>
<context>
    <name>MemberBox</name>
    <message>
        <source>The expiry date cannot be read. Please type it as 2027-06-30.</source>
        <translation>有效期无法识别，请按2027-06-30的样式填写。</translation>
    </message>
    <message>
        <source>This card expired on {day}. The visit may go on; the record says so.</source>
        <translation>督学证已于{day}到期。检查可以继续，记录中会写明。</translation>
    </message>
    <message>
        <source>Member&apos;s name</source>
        <translation>成员姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role in the team</source>
        <translation>组内角色</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>督学证号</translation>
    </message>
    <message>
        <source>Issuer of the card</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>Card expires on</source>
        <translation>督学证有效期至</translation>
    </message>
    <message>
        <source>2027-06-30</source>
        <translation>2027-06-30</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Card shown to</source>
        <translation>向谁出示证件</translation>
    </message>
    <message>
        <source>Card shown to whom</source>
        <translation>证件向谁出示</translation>
    </message>
    <message>
        <source>Card shown at</source>
        <translation>出示证件的时间</translation>
    </message>
    <message>
        <source>time, as 9:05</source>
        <translation>时间，如9:05</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Card shown now</source>
        <translation>现在出示证件</translation>
    </message>
    <message>
        <source>Avoidance</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>No tie to declare</source>
        <translation>无应回避情形</translation>
    </message>
    <message>
        <source>A tie exists</source>
        <translation>有应回避情形</translation>
    </message>
    <message>
        <source>The tie</source>
        <translation>回避情形</translation>
    </message>
    <message>
        <source>As: near relative of the head</source>
        <translation>如：与学校负责人为近亲属</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Show or hide the card&apos;s fields</source>
        <translation>展开或收起证件信息</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from the team</source>
        <translation>移出督导组</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效期至{day}</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
    <message>
        <source>No card number yet</source>
        <translation>还没有督学证号</translation>
    </message>
</context>
<context>
    <name>NewVisitPage</name>
    <message>
        <source>New visit</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>start the visit</source>
        <translation>开始检查</translation>
    </message>
    <message>
        <source>find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>declare for all: no ties</source>
        <translation>全员声明无应回避情形</translation>
    </message>
    <message>
        <source>the cards of all were shown now</source>
        <translation>全员现在出示证件</translation>
    </message>
    <message>
        <source>add a colleague</source>
        <translation>加入同事</translation>
    </message>
    <message>
        <source>add somebody else</source>
        <translation>加入其他人</translation>
    </message>
    <message>
        <source>back to Today; what is typed is kept</source>
        <translation>回到今日，已填的内容保留</translation>
    </message>
    <message>
        <source>Undo clearing</source>
        <translation>恢复内容</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Bring back what was typed</source>
        <translation>恢复清空前的内容</translation>
    </message>
    <message>
        <source>Clear all that is typed</source>
        <translation>清空已填的内容</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n}个检查项</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>本次检查</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>督导类型</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Assignment number</source>
        <translation>指派文号</translation>
    </message>
    <message>
        <source>Number of the assignment</source>
        <translation>指派书或派单的编号</translation>
    </message>
    <message>
        <source>Notice number</source>
        <translation>通知书文号</translation>
    </message>
    <message>
        <source>If special or comprehensive</source>
        <translation>专项督导、综合督导填写</translation>
    </message>
    <message>
        <source>Start the visit</source>
        <translation>开始检查</translation>
    </message>
</context>
<context>
    <name>SchoolCard</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>Name, pinyin initials (as mdxx) or code; not listed: type the name</source>
        <translation>校名、拼音首字母（如mdxx）或标识码；名单里没有的直接输入校名</translation>
    </message>
    <message>
        <source>Type in &quot;{name}&quot; as a new school</source>
        <translation>录入“{name}”为新学校</translation>
    </message>
    <message>
        <source>Its kind is asked for next</source>
        <translation>接着选学校类别</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Choose another school</source>
        <translation>更换学校</translation>
    </message>
    <message>
        <source>last visit {day}</source>
        <translation>上次检查{day}</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
</context>
<context>
    <name>TeamCard</name>
    <message>
        <source>Team</source>
        <translation>督导组</translation>
    </message>
    <message>
        <source>Declare for all: no tie calls for avoidance</source>
        <translation>全员声明无应回避情形</translation>
    </message>
    <message>
        <source>No ties: all</source>
        <translation>全员无应回避情形</translation>
    </message>
    <message>
        <source>The cards of all were shown now</source>
        <translation>全员现在出示证件</translation>
    </message>
    <message>
        <source>Cards shown now: all</source>
        <translation>全员现在出示证件</translation>
    </message>
    <message>
        <source>Add to the team</source>
        <translation>加入督导组</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>加入{name}</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Add somebody else</source>
        <translation>加入其他人</translation>
    </message>
</context>
</TS>
