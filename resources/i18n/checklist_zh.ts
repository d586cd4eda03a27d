<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerBar</name>
    <message>
        <source>Urge at once</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>Urge at once: a danger that cannot wait (F)</source>
        <translation>立即督促：不能等的危险（F）</translation>
    </message>
</context>
<context>
    <name>ChecklistCommands</name>
    <message>
        <source>Go to section: its letter</source>
        <translation>转到哪个部分：按字母</translation>
    </message>
</context>
<context>
    <name>ChecklistFront</name>
    <message>
        <source>Finish</source>
        <translation>完成检查</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>看文书</translation>
    </message>
    <message>
        <source>Visits / {track}</source>
        <translation>检查 / {track}</translation>
    </message>
    <message>
        <source>arrived {time}</source>
        <translation>到校{time}</translation>
    </message>
    <message>
        <source>finalised, read only</source>
        <translation>已定稿，只能查看</translation>
    </message>
    <message>
        <source>{h} h {m} min on site</source>
        <translation>已{h}小时{m}分</translation>
    </message>
    <message>
        <source>{m} min on site</source>
        <translation>已{m}分</translation>
    </message>
</context>
<context>
    <name>ChecklistKeys</name>
    <message>
        <source>conforms, mostly, fails; yes 1, no 3</source>
        <translation>符合、基本符合、不符合；是1、否3</translation>
    </message>
    <message>
        <source>not applicable, not checked</source>
        <translation>不适用、未查</translation>
    </message>
    <message>
        <source>the same on numbers, choices, dates, texts</source>
        <translation>数字、选择、日期、文字题同上</translation>
    </message>
    <message>
        <source>numbers, dates; tick or take a choice</source>
        <translation>数字、日期；勾选或选定</translation>
    </message>
    <message>
        <source>accept and go on</source>
        <translation>接受，到下一项</translation>
    </message>
    <message>
        <source>next, back</source>
        <translation>下一项、上一项</translation>
    </message>
    <message>
        <source>next unanswered item</source>
        <translation>下一个未答</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>photos; Ctrl+V pastes one</source>
        <translation>照片；Ctrl+V粘贴</translation>
    </message>
    <message>
        <source>attach new files of the watched folder</source>
        <translation>附上所接收文件夹里的新文件</translation>
    </message>
    <message>
        <source>reading: a temperature, a count</source>
        <translation>读数：温度、数量</translation>
    </message>
    <message>
        <source>sound note, again to stop; camera</source>
        <translation>录音，再按停止；拍照</translation>
    </message>
    <message>
        <source>urge at once (red flag)</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>problem of a failed item, reason</source>
        <translation>问题；理由</translation>
    </message>
    <message>
        <source>compare roster and survey</source>
        <translation>摸排核对</translation>
    </message>
    <message>
        <source>let the next of the team answer</source>
        <translation>换督导组的下一位作答</translation>
    </message>
    <message>
        <source>give sections to members, initial them</source>
        <translation>各部分分工与确认</translation>
    </message>
    <message>
        <source>let two rate the item, each unseen by the other</source>
        <translation>双人评分，互不可见</translation>
    </message>
    <message>
        <source>history of the item</source>
        <translation>本条的历史</translation>
    </message>
    <message>
        <source>notebook: duty test, people, papers, places</source>
        <translation>记事本：值班电话、人员、资料、地点</translation>
    </message>
    <message>
        <source>all evidence of the visit</source>
        <translation>全部证据</translation>
    </message>
    <message>
        <source>to the right pane and back</source>
        <translation>到右栏、回到列表</translation>
    </message>
    <message>
        <source>go to a section</source>
        <translation>转到某部分</translation>
    </message>
    <message>
        <source>find an item</source>
        <translation>查找条目</translation>
    </message>
    <message>
        <source>next filter: open, failed, at once, no photo, all</source>
        <translation>换筛选：未答、不符合、立即督促、缺证据、全部</translation>
    </message>
    <message>
        <source>ready sentences, in a text field</source>
        <translation>在文字栏里选用常用语</translation>
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
        <source>finish the visit</source>
        <translation>完成检查</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>{name} answers now</source>
        <translation>现在由{name}作答</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可以重做的</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可以撤销的</translation>
    </message>
    <message>
        <source>All problems of earlier visits are checked; the rest of the list follows</source>
        <translation>以前的问题已全部核查，接着检查其余各项</translation>
    </message>
    <message>
        <source>All items are answered</source>
        <translation>全部条目已作答</translation>
    </message>
</context>
<context>
    <name>ChecklistRows</name>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
</context>
<context>
    <name>ChecklistWords</name>
    <message>
        <source>Not answered</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>Conforms</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Mostly</source>
        <translation>基本符合</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Look on site</source>
        <translation>现场看</translation>
    </message>
    <message>
        <source>Ask on site</source>
        <translation>现场问</translation>
    </message>
    <message>
        <source>Read the papers</source>
        <translation>查材料</translation>
    </message>
    <message>
        <source>Count on site</source>
        <translation>现场数</translation>
    </message>
    <message>
        <source>Photo required</source>
        <translation>须附照片</translation>
    </message>
    <message>
        <source>Photo required when it fails</source>
        <translation>不符合时须附照片</translation>
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
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
    <message>
        <source>mine is in</source>
        <translation>我已评分</translation>
    </message>
    <message>
        <source>rated by {n} of 2</source>
        <translation>双人评分{n}/2</translation>
    </message>
    <message>
        <source>both ratings agree</source>
        <translation>两人评分一致</translation>
    </message>
    <message>
        <source>the ratings do not agree</source>
        <translation>两人评分不一致</translation>
    </message>
    <message>
        <source>to be settled</source>
        <translation>待商定</translation>
    </message>
    <message>
        <source>initialled</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>changed, initial again</source>
        <translation>已变更，需重新确认</translation>
    </message>
    <message>
        <source>weight {n}</source>
        <translation>权重{n}</translation>
    </message>
    <message>
        <source>veto</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>no longer applies</source>
        <translation>不再适用</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>自动计算</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Problem {n}</source>
        <translation>问题{n}</translation>
    </message>
    <message>
        <source>put right on the spot</source>
        <translation>立行立改</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>{n} working days</source>
        <translation>{n}个工作日</translation>
    </message>
    <message>
        <source>to act on at once</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>evidence: {n}</source>
        <translation>证据{n}件</translation>
    </message>
    <message>
        <source>note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>photo missing</source>
        <translation>缺照片</translation>
    </message>
    <message>
        <source>item {n} of {of}</source>
        <translation>第{n}项，共{of}项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我负责的</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>缺证据</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Nothing has &quot;{text}&quot;. Esc in the field shows all again.</source>
        <translation>没有含“{text}”的条目。在查找框里按Esc恢复全部。</translation>
    </message>
    <message>
        <source>Every item is answered. Ctrl+Enter goes on to the finish check.</source>
        <translation>每一项都已作答。按Ctrl+Enter完成检查。</translation>
    </message>
    <message>
        <source>No section is yours.</source>
        <translation>没有分给我的部分。</translation>
    </message>
    <message>
        <source>No item fails.</source>
        <translation>没有不符合的项。</translation>
    </message>
    <message>
        <source>Nothing is to be put right at once.</source>
        <translation>没有立即督促的事项。</translation>
    </message>
    <message>
        <source>No evidence is missing.</source>
        <translation>不缺证据。</translation>
    </message>
    <message>
        <source>L shows the next view.</source>
        <translation>按L换下一个筛选。</translation>
    </message>
    <message>
        <source>There is no item.</source>
        <translation>没有条目。</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Find an item</source>
        <translation>查找条目</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Words, code or pinyin initials</source>
        <translation>文字、编号或拼音首字母</translation>
    </message>
</context>
<context>
    <name>FlagButton</name>
    <message>
        <source>{n} to act on at once</source>
        <translation>{n}项立即督促</translation>
    </message>
</context>
<context>
    <name>NumberFields</name>
    <message>
        <source>{field}: {least} to {most}</source>
        <translation>{field}应在{least}到{most}之间。</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>数字</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name of this place</source>
        <translation>这一处的名称</translation>
    </message>
    <message>
        <source>Name it, as North gate; Enter saves</source>
        <translation>起个名称，如“北门”，按回车保存</translation>
    </message>
</context>
<context>
    <name>ProgressHead</name>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>{n} of {of} items answered</source>
        <translation>已答{n}项，共{of}项</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>One more row</source>
        <translation>再加一行</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存这张表</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>不符合{n}项</translation>
    </message>
    <message>
        <source>{n} to act on at once</source>
        <translation>{n}项立即督促</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>检查内容</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Open</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>How</source>
        <translation>查法</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>WrittenField</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>检查当天</translation>
    </message>
    <message>
        <source>year, month, day: 20260302; or 0302</source>
        <translation>年月日，如20260302，或0302</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message>
        <source>The team has one member only</source>
        <translation>督导组只有一个人</translation>
    </message>
</context>
</TS>
