<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Message</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Technical text</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Work is still running.</source>
        <translation>还有工作没有完成。</translation>
    </message>
    <message>
        <source>Closing breaks it off; what is saved stays.</source>
        <translation>关闭会中断正在进行的工作，已保存的内容不受影响。</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Notebook: duty test, people, papers, places (Alt+T M D V)</source>
        <translation>记事本：值班电话、访谈人员、查阅资料、走访地点（Alt+T M D V）</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>lock the store</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>history of the item, the visit, the store</source>
        <translation>本条、本次检查或者全部的历史</translation>
    </message>
    <message>
        <source>Today, Visits, Verify, Settings, Papers</source>
        <translation>今日、检查、核验、设置、文书</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Work in progress</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存{time}</translation>
    </message>
    <message>
        <source>Store unlocked · locks after {n} idle minutes</source>
        <translation>本机加密库已解锁·{n}分钟无操作自动锁定</translation>
    </message>
    <message>
        <source>Store unlocked</source>
        <translation>本机加密库已解锁</translation>
    </message>
    <message>
        <source>Answering: {name}</source>
        <translation>作答人：{name}</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>作答人</translation>
    </message>
    <message>
        <source>Just now: {text}</source>
        <translation>刚才：{text}</translation>
    </message>
    <message>
        <source>Locks when the running work is done</source>
        <translation>正在进行的工作完成后锁定</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>正在处理%n项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnopenedPage</name>
    <message>
        <source>Not opened</source>
        <translation>未能打开</translation>
    </message>
    <message>
        <source>This page could not be opened, so nothing is shown here.</source>
        <translation>这一页没有打开，所以这里什么也没有显示。</translation>
    </message>
    <message>
        <source>What was saved before is not changed by this.</source>
        <translation>此前已保存的内容不受影响。</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>回到今日</translation>
    </message>
</context>
</TS>
