<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EmptyToday</name>
    <message>
        <source>No visit yet</source>
        <translation>还没有检查</translation>
    </message>
    <message>
        <source>Visits in progress, records to be signed and deadlines of problems will be listed here. Begin with a new visit: a school that is not listed can be typed in on the spot.</source>
        <translation>正在进行的检查、待签字的记录和问题的到期事项会列在这里。可以先新建一次检查：名单里没有的学校，现场录入即可。</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>载入示例数据</translation>
    </message>
    <message>
        <source>Sample data: invented schools and colleagues for trying out; they are marked as samples.</source>
        <translation>示例数据是虚构的学校和同事，供试用，均标有“示例”。</translation>
    </message>
    <message>
        <source>To try it out: New visit, then type {typed} and Enter: {school} (sample).</source>
        <translation>试用：按“新建检查”，输入{typed}再按回车，就是示例学校{school}。</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>new visit here</source>
        <translation>在此新建检查</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>to be signed</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>to be delivered</source>
        <translation>待送达</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>较重</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>{year}-{month:02}-{day:02}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>{month:02}-{day:02}</source>
        <translation>{month}月{day}日</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
    <message>
        <source>{n}/{of} answered</source>
        <translation>已答{n}/{of}</translation>
    </message>
    <message>
        <source>{n} to act on at once</source>
        <translation>{n}项立即督促</translation>
    </message>
    <message>
        <source>stopped at {item}</source>
        <translation>停在{item}</translation>
    </message>
    <message>
        <source>work. days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>term ended {n} working days ago, to be checked</source>
        <translation>已到期{n}个工作日，待核查</translation>
    </message>
    <message>
        <source>term ended, to be checked</source>
        <translation>已到期，待核查</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>剩{n}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>working days left: {n}</source>
        <translation>还剩{n}个工作日</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>Back up</source>
        <translation>去备份</translation>
    </message>
</context>
<context>
    <name>RunningRow</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue {school}</source>
        <translation>继续检查{school}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>week {n}</source>
        <translation>第{n}周</translation>
    </message>
    <message>
        <source>search schools and visits</source>
        <translation>搜索学校和检查</translation>
    </message>
    <message>
        <source>new visit</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>go on with the visit in progress</source>
        <translation>继续正在进行的检查</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>共{n}项</translation>
    </message>
    <message>
        <source>No deadline is running.</source>
        <translation>没有临近的期限。</translation>
    </message>
    <message>
        <source>Nothing found for &quot;{text}&quot;. Ctrl+N: a new visit, the school typed in.</source>
        <translation>没有找到“{text}”。按Ctrl+N新建检查，可现场录入学校。</translation>
    </message>
    <message>
        <source>Search schools and visits</source>
        <translation>搜索学校和检查</translation>
    </message>
    <message>
        <source>School, number or pinyin initials</source>
        <translation>学校、编号或拼音首字母</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>Visits in progress</source>
        <translation>正在进行的检查</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation>接着做</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>No visit is in progress. Ctrl+N begins one.</source>
        <translation>没有正在进行的检查，按Ctrl+N新建。</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>显示其余{n}项</translation>
    </message>
    <message>
        <source>Visits this week</source>
        <translation>本周已查</translation>
    </message>
    <message numerus="yes">
        <source>visits</source>
        <translation>
            <numerusform>次</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems to be checked</source>
        <translation>待核查问题</translation>
    </message>
    <message>
        <source>{n} past their term</source>
        <translation>{n}项已到期</translation>
    </message>
    <message numerus="yes">
        <source>items</source>
        <translation>
            <numerusform>项</numerusform>
        </translation>
    </message>
    <message>
        <source>Urged at once, not yet acted on</source>
        <translation>立即督促未解除</translation>
    </message>
    <message>
        <source>Records to finish</source>
        <translation>待完成的记录</translation>
    </message>
    <message numerus="yes">
        <source>records</source>
        <translation>
            <numerusform>份</numerusform>
        </translation>
    </message>
</context>
</TS>
