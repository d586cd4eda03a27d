<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>本条</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>本次检查</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>改回这一条</translation>
    </message>
    <message>
        <source>this item, this visit, the whole store</source>
        <translation>本条、本次检查、全部</translation>
    </message>
    <message>
        <source>another change</source>
        <translation>选另一条改动</translation>
    </message>
    <message>
        <source>go back to this answer, note or problem</source>
        <translation>改回这一条答案、备注或者问题</translation>
    </message>
    <message>
        <source>person and kind</source>
        <translation>人员和类别</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>back to where you were</source>
        <translation>回到原来的页面</translation>
    </message>
    <message>
        <source>Everything in the store</source>
        <translation>全部改动</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Nothing of this kind was changed. Choose another person or kind.</source>
        <translation>没有这样的改动。可以换一个人或者类别再看。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>改动类别</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>改动，新的在前</translation>
    </message>
    <message>
        <source>This cannot be gone back to, or it stands already</source>
        <translation>这一条不能改回，或者现在就是这个内容</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>All kinds</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Red flags</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Lists and comparison</source>
        <translation>各类登记和摸排核对</translation>
    </message>
    <message>
        <source>Visit and team</source>
        <translation>检查和督导组</translation>
    </message>
    <message>
        <source>Record and signatures</source>
        <translation>记录和签字</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>another laptop ({laptop})</source>
        <translation>另一台电脑（{laptop}）</translation>
    </message>
    <message>
        <source>name not known here</source>
        <translation>姓名未同步到本机</translation>
    </message>
    <message>
        <source>by undo</source>
        <translation>由撤销产生</translation>
    </message>
    <message>
        <source>by redo</source>
        <translation>由重做产生</translation>
    </message>
    <message>
        <source>stands now</source>
        <translation>现在的内容</translation>
    </message>
    <message>
        <source>conflict: given elsewhere at the same time, not shown</source>
        <translation>冲突：两处同时改动，这一处没有采用</translation>
    </message>
    <message>
        <source>the laptop&apos;s clock had been set back</source>
        <translation>当时电脑时钟被调回过</translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message>
        <source>Open the visit first, then its history</source>
        <translation>请先打开这次检查，再从它的历史里改回</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可以重做的</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可以撤销的</translation>
    </message>
</context>
</TS>
