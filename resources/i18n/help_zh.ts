<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HelpSheet</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Read the manual</source>
        <translation>看使用手册</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation>帮助：{page}</translation>
    </message>
    <message>
        <source>show and hide this help</source>
        <translation>打开、收起帮助</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键说明</translation>
    </message>
</context>
<context>
    <name>HelpTopics</name>
    <message>
        <source>Fill in who you are, as on your card: it is printed in every record. Name, unit and region code are needed. Enter goes on.</source>
        <translation>按督学证填写本人信息，每份检查记录都会印出来。姓名、单位、行政区划代码必填。按Enter进入下一步。</translation>
    </message>
    <message>
        <source>Choose a password of at least eight characters and type it twice. It opens the encrypted store; nobody can look it up for you.</source>
        <translation>设一个至少8个字符的密码，输入两遍。密码用来打开加密库，谁也查不出来，请记牢。</translation>
    </message>
    <message>
        <source>Print the recovery key or save it, keep it away from the laptop, then type it in once: it is the only way in when the password is forgotten.</source>
        <translation>把恢复密钥打印出来或另存，和笔记本分开保管，再照着输入一遍。忘记密码时，只有它能打开加密库。</translation>
    </message>
    <message>
        <source>Choose the stick or folder with the backups, type the password that the store had, and choose the time to go back to. It is checked to its last byte. Nothing on the stick is changed.</source>
        <translation>选择备份盘或放备份的文件夹，输入原来的密码，再选择要恢复到的时间。恢复时读完全部内容核对。盘上的内容不会改动。</translation>
    </message>
    <message>
        <source>Type the password and press Enter. If it is forgotten, use the recovery key that was printed at first start. What you had typed before the lock is kept.</source>
        <translation>输入密码，按Enter。忘记密码就用首次使用时留下的恢复密钥。锁定前没写完的内容都还在。</translation>
    </message>
    <message>
        <source>Type the recovery key from the paper, then a new password twice. The visits stay as they are.</source>
        <translation>照纸上的恢复密钥输入，再设新密码并输入两遍。已有的检查不受影响。</translation>
    </message>
    <message>
        <source>Enter goes on with the visit in progress exactly where it stopped. At a school gate, begin a new visit.</source>
        <translation>按Enter继续正在进行的检查，从上次停下的地方接着做。到了学校门口，就新建检查。</translation>
    </message>
    <message>
        <source>Every visit with its stage. Find one by school, number or pinyin initials; Enter opens it where it stands.</source>
        <translation>这里是全部检查和各自的进度。可按学校、文号或拼音首字母查找，按Enter打开。</translation>
    </message>
    <message>
        <source>Find the school, check the time of arrival, say whom you met and who is in the team. What is missing is listed and can be given with a reason: nothing keeps you at the gate.</source>
        <translation>找到学校，核对到校时间，填写接待人和督导组成员。缺什么会列出来，写明原因就能开始，不会把人拦在门口。</translation>
    </message>
    <message>
        <source>One key answers the item and goes on; a failed one stays with its problem filled in, and Enter accepts it. Notes, photos and red flags belong to the item that is marked.</source>
        <translation>按一个数字键作答，自动到下一项；不符合的会停下并拟好问题，按Enter采用。备注、照片、立即督促都记在当前项上。</translation>
    </message>
    <message>
        <source>Compare the school&apos;s roster with its survey, and take the figures as answers. Names stay in a scratch space of this visit and are destroyed at the first signature.</source>
        <translation>把学校的花名册和摸排表对一遍，数字可直接采用为答案。姓名只放在本次检查的临时区里，第一个人签字时销毁。</translation>
    </message>
    <message>
        <source>All photos of the visit: filter, compare two, put them on another item, order them, mark the key ones.</source>
        <translation>这次检查的全部照片：筛选、两张对比、移到其他条目、调整顺序、标为重点证据。</translation>
    </message>
    <message>
        <source>See what is missing: each line leads there. You may go on with gaps; the record says so.</source>
        <translation>看看还缺什么，点一行就到那一项。有缺项也可以继续，记录里会写明。</translation>
    </message>
    <message>
        <source>Write the opinion, and the school&apos;s word on each problem as it was said. After the first signature nothing here changes any more.</source>
        <translation>写督导意见，再把学校对每个问题的说法照原话记下。第一个人签字后，这里就不能再改了。</translation>
    </message>
    <message>
        <source>Turn the laptop to each person in turn and let them sign with pen, finger or mouse. Whoever will not sign gives a reason, and a witness is named.</source>
        <translation>请各人依次用笔、手指或鼠标签字。不愿签字的，记下理由和见证人。</translation>
    </message>
    <message>
        <source>All documents with their numbers. Type any word of number, school or name; Enter opens one where it stands. Ctrl+N begins another. At the right: what became of it, and numbers that no document bears.</source>
        <translation>所有文书按文号登记在这里。输入文号、学校或者文书名称查找，回车从所在步骤打开，Ctrl+N制作新文书。右边是它的来龙去脉和没有文书的文号。</translation>
    </message>
    <message>
        <source>Take the kind with Enter, then what it is about. Its form begins with what the record says.</source>
        <translation>回车选定文书种类，再选定依据。表格里先填好记录中已有的内容。</translation>
    </message>
    <message>
        <source>Change what is filled in; the pages at the right follow. Ctrl+Enter takes the number and goes to the signatures. Nothing is lost by going back: it stays in the register.</source>
        <translation>修改左边的内容，右边的版面随之更新。Ctrl+Enter取文号、定稿、去签字。返回不会丢失内容，文书留在登记簿里。</translation>
    </message>
    <message>
        <source>Leave out whom the documents are not about, sign once, and make them all. You can stop and go on at any time, also after the program was closed: no number is taken twice. What failed is listed with its reason.</source>
        <translation>去掉不需要的对象，签一次字，全部制作。可以随时停止、继续，关闭程序以后也可以：文号不会重复。做不成的会列出原因。</translation>
    </message>
    <message>
        <source>Mark a kind to see the pages that its template gives. Ctrl+E puts the template into the unit&apos;s folder; change it there with any editor: the pages follow when you save, and a mistake is told by its line.</source>
        <translation>选中一种文书，右边就是它的模板排出的版面。按Ctrl+E把模板放进单位的文件夹，用任意编辑器修改：保存后版面随即重排，写错了会指出是哪一行。</translation>
    </message>
    <message>
        <source>What the school reports of each problem, read from the form that it filled in. Ctrl+Enter keeps file and answers; a re-check shows them at each problem. Only a re-check closes a problem.</source>
        <translation>学校在表格里对每个问题填写的整改情况。按Ctrl+Enter收下文件和内容；制作整改核查意见书时，各问题下会列出。是否销号，以核查为准。</translation>
    </message>
    <message>
        <source>The signed record. Save it to a stick or print it, and hand it over before you leave. A mistake found later is put right by an amendment, never by a change.</source>
        <translation>这是签好字的检查记录。离校前另存到U盘或打印出来交给学校。事后发现写错，出更正书，原记录不改。</translation>
    </message>
    <message>
        <source>Choose or drop any record to learn whether a single byte was changed since it was signed, and by whom it was signed.</source>
        <translation>选一份PDF或拖进来，看它签发后有没有被改动、是谁签发的。</translation>
    </message>
    <message>
        <source>Every change with its time, person and laptop, newest first. Enter goes back to an earlier answer: that is a new change, and undo takes it back. After signing it can be read, not changed.</source>
        <translation>每一处改动的时间、人员和电脑，新的在前。按Enter改回原来的答案：这也记为一次新的改动，可以撤销。签字后只能查看，不能改回。</translation>
    </message>
    <message>
        <source>Choose a group at the left. Language and look change at once; letterhead and numbers hold for documents that are still to come.</source>
        <translation>在左边选一组。语言和外观立即生效；版头和文号格式用于以后的文书。</translation>
    </message>
</context>
<context>
    <name>ManualView</name>
    <message>
        <source>Chapters</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
</context>
</TS>
