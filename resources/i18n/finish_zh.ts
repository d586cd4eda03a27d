<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgreementCard</name>
    <message>
        <source>Rated by two. Seen by the team only</source>
        <translation>双人评分（只给督导组看）</translation>
    </message>
</context>
<context>
    <name>EvidenceLine</name>
    <message>
        <source>Checking evidence files: {done} of {total}</source>
        <translation>正在核对证据文件：{done}/{total}</translation>
    </message>
    <message>
        <source>Evidence: {present} of {n} files present, {good} with a good hash. Before signing:</source>
        <translation>证据文件共{n}个，找到{present}个，其中{good}个没有改动（哈希一致）。签名前请先处理：</translation>
    </message>
    <message>
        <source>Evidence: {present} of {n} files present, all hashes good</source>
        <translation>证据文件{n}个都在，都没有改动（哈希一致）</translation>
    </message>
    <message>
        <source>Photo {which} is lost: attach the original again, or remove it</source>
        <translation>照片{which}找不到了，请重新附上原片或移除</translation>
    </message>
    <message>
        <source>PDF {which} is lost: attach the original again, or remove it</source>
        <translation>PDF文件{which}找不到了，请重新附上原件或移除</translation>
    </message>
    <message>
        <source>Sound note {which} is lost: record it again, or remove it</source>
        <translation>录音{which}找不到了，请移除，需要时重新录一段</translation>
    </message>
    <message>
        <source>Reading {which} is lost: note it again, or remove it</source>
        <translation>读数{which}找不到了，请移除后重新记一次</translation>
    </message>
    <message>
        <source>Photo {which} is damaged: attach the original again, or remove it</source>
        <translation>照片{which}已损坏，请重新附上原片或移除</translation>
    </message>
    <message>
        <source>PDF {which} is damaged: attach the original again, or remove it</source>
        <translation>PDF文件{which}已损坏，请重新附上原件或移除</translation>
    </message>
    <message>
        <source>Sound note {which} is damaged: record it again, or remove it</source>
        <translation>录音{which}已损坏，请移除，需要时重新录一段</translation>
    </message>
    <message>
        <source>Reading {which} is damaged: note it again, or remove it</source>
        <translation>读数{which}已损坏，请移除后重新记一次</translation>
    </message>
    <message>
        <source>&quot;{caption}&quot;</source>
        <translation>“{caption}”</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>Finish</source>
        <translation>完成检查</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到清单</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Visits / {school} / {track}</source>
        <translation>检查 / {school} / {track}</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>FlagsCard</name>
    <message>
        <source>Pressed at once</source>
        <translation>立即督促</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>Struck through: {reason}</source>
        <translation>已划去：{reason}</translation>
    </message>
    <message>
        <source>Told {who}</source>
        <translation>已告知{who}</translation>
    </message>
    <message>
        <source>Nobody told yet</source>
        <translation>还没有告知学校</translation>
    </message>
    <message>
        <source>{told}; not lifted yet</source>
        <translation>{told}，尚未解除</translation>
    </message>
    <message>
        <source>{told}; {time} {act}</source>
        <translation>{told}，{time}{act}</translation>
    </message>
</context>
<context>
    <name>FormalityRow</name>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>A tie that calls for avoidance, in words</source>
        <translation>有应回避情形的，写明关系</translation>
    </message>
    <message>
        <source>Why it is missing</source>
        <translation>为什么没有</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No tie</source>
        <translation>无应回避情形</translation>
    </message>
</context>
<context>
    <name>HintsCard</name>
    <message>
        <source>Look again? Seen by the team only</source>
        <translation>作答提示（只给督导组看）</translation>
    </message>
</context>
<context>
    <name>LacksCard</name>
    <message>
        <source>Still missing</source>
        <translation>还缺什么</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必答未答</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>前后不符、没有填全</translation>
    </message>
    <message>
        <source>Cannot be computed</source>
        <translation>无法计算</translation>
    </message>
    <message>
        <source>Characters that cannot be printed</source>
        <translation>有打印不出的字</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>缺证据</translation>
    </message>
    <message>
        <source>No reason or declaration</source>
        <translation>缺理由或声明</translation>
    </message>
    <message>
        <source>Problem incomplete</source>
        <translation>问题未填全</translation>
    </message>
    <message>
        <source>Sample of the survey</source>
        <translation>摸排抽查</translation>
    </message>
    <message>
        <source>Sections not initialled</source>
        <translation>尚未确认的部分</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>去改写</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>去核实</translation>
    </message>
    <message>
        <source>Nothing is missing. Every item is answered, with its evidence and reasons.</source>
        <translation>没有缺项：每一项都已作答，证据和理由齐全。</translation>
    </message>
    <message>
        <source>You may go on with gaps. What is not answered is recorded as not checked; with more than 10% of the weight unchecked, no grade is given.</source>
        <translation>有缺项也能往下走。未答的记作“未查”；未查的权重超过10%，不评等次。</translation>
    </message>
</context>
<context>
    <name>ProblemsCard</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n个</numerusform>
        </translation>
    </message>
    <message>
        <source>No item fails, so there is no problem to put right.</source>
        <translation>没有不符合的项目，也就没有要整改的问题。</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>较重</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Put right at once</source>
        <translation>立行立改</translation>
    </message>
    <message>
        <source>Danger now</source>
        <translation>立即督促</translation>
    </message>
    <message>
        <source>Due the same day</source>
        <translation>当日</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>限%n个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>School not asked yet</source>
        <translation>学校未表态</translation>
    </message>
    <message>
        <source>School agrees</source>
        <translation>学校认可</translation>
    </message>
    <message>
        <source>School disagrees</source>
        <translation>学校有异议</translation>
    </message>
    <message>
        <source>In the school&apos;s words</source>
        <translation>学校原话</translation>
    </message>
</context>
<context>
    <name>ScoresCard</name>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>怎么算</translation>
    </message>
    <message>
        <source>{n} of {total} items</source>
        <translation>已查{n}项，共{total}项</translation>
    </message>
    <message>
        <source>{score} points</source>
        <translation>{score}分</translation>
    </message>
    <message>
        <source>{n} not applicable</source>
        <translation>不适用{n}项</translation>
    </message>
    <message>
        <source>{unchecked} not checked, of these {unanswered} not answered ({percent}% of the weight)</source>
        <translation>未查{unchecked}项，其中未答{unanswered}项（占权重{percent}%）</translation>
    </message>
    <message>
        <source>For now</source>
        <translation>暂评</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
</context>
</TS>
