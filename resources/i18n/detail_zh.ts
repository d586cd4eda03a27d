<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdderZone</name>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Drop, paste or choose files</source>
        <translation>拖进来、粘贴或从文件选</translation>
    </message>
</context>
<context>
    <name>CameraSheet</name>
    <message>
        <source>Camera</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍一张</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) taken</source>
        <translation>
            <numerusform>已拍%n张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailLayout</name>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the item</source>
        <translation>条目详情</translation>
    </message>
    <message>
        <source>Compare roster and survey</source>
        <translation>摸排核对</translation>
    </message>
    <message>
        <source>Photos and PDF (*.jpg *.jpeg *.png *.heic *.heif *.webp *.tif *.tiff *.bmp *.pdf)</source>
        <translation>照片和PDF文件 (*.jpg *.jpeg *.png *.heic *.heif *.webp *.tif *.tiff *.bmp *.pdf)</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>加入照片</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) attached</source>
        <translation>
            <numerusform>%n张照片已附上</numerusform>
        </translation>
    </message>
    <message>
        <source>attached to {item} already and not again: photo {n}</source>
        <translation>已经附在{item}，没有再附：照片{n}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{n} of {of} photos attached; what is in stays in</source>
        <translation>已附上{n}张，共{of}张；已附上的保留</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>its time does not fit the visit: taken before the arrival</source>
        <translation>照片时间与检查时间不符：拍摄于到校之前</translation>
    </message>
    <message>
        <source>its time does not fit the visit: taken after it</source>
        <translation>照片时间与检查时间不符：拍摄于检查之后</translation>
    </message>
    <message>
        <source>its time does not fit the visit: after it was attached</source>
        <translation>照片时间与检查时间不符：比附上的时间还晚</translation>
    </message>
    <message>
        <source>its time of taking is no date: that of attaching stands</source>
        <translation>照片时间与检查时间不符：照片里的拍摄时间不是有效日期，现按附上的时间记</translation>
    </message>
    <message>
        <source>Sound note</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n}页</translation>
    </message>
</context>
<context>
    <name>FlagCard</name>
    <message>
        <source>Strike</source>
        <translation>划去</translation>
    </message>
    <message>
        <source>What is dangerous</source>
        <translation>危险是什么</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知了谁</translation>
    </message>
    <message>
        <source>Name and office</source>
        <translation>告知谁：姓名、职务</translation>
    </message>
    <message>
        <source>What was done at once</source>
        <translation>当场措施</translation>
    </message>
    <message>
        <source>What the school did at once</source>
        <translation>学校当场采取的措施</translation>
    </message>
    <message>
        <source>Urged at once {time}</source>
        <translation>立即督促 {time}</translation>
    </message>
    <message>
        <source>Struck: {reason}</source>
        <translation>已划去：{reason}</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Reason for striking</source>
        <translation>划去的理由</translation>
    </message>
    <message>
        <source>Reason for striking; Enter</source>
        <translation>划去的理由，按Enter</translation>
    </message>
</context>
<context>
    <name>MarkCanvas</name>
    <message>
        <source>Photo to mark up</source>
        <translation>待标注的照片</translation>
    </message>
    <message>
        <source>Loading the photo</source>
        <translation>正在打开照片</translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Mark up a photo</source>
        <translation>标注照片</translation>
    </message>
    <message>
        <source>Text on the photo</source>
        <translation>写在照片上的文字</translation>
    </message>
    <message>
        <source>Text, Enter</source>
        <translation>输入文字后回车</translation>
    </message>
    <message>
        <source>The faces could not be looked for</source>
        <translation>未能查找人脸</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Hide by brush</source>
        <translation>涂抹遮挡</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>查找人脸</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drag over what is to be unrecognisable: it is destroyed in every copy given out</source>
        <translation>拖过不宜外传的地方：对外的每份照片里，这里的画面都会被抹除，无法恢复</translation>
    </message>
    <message>
        <source>Brush over what is to be unrecognisable: it is destroyed in every copy given out</source>
        <translation>涂过不宜外传的地方：对外的每份照片里，这里的画面都会被抹除，无法恢复</translation>
    </message>
    <message>
        <source>Tap where the text begins</source>
        <translation>点一下文字开始的位置</translation>
    </message>
    <message>
        <source>Tap where the number goes</source>
        <translation>点一下放编号的位置</translation>
    </message>
    <message>
        <source>Drag round what is shown; Del shows all again</source>
        <translation>拖出要保留的部分；按Del恢复全图</translation>
    </message>
    <message>
        <source>Tap a mark, then drag it; double tap changes a text, Del takes it away</source>
        <translation>点选标注后可拖动；双击改文字，按Del删除</translation>
    </message>
    <message>
        <source>Drag on the photo; by keys: arrows move, Space begins and ends</source>
        <translation>在照片上拖动；用键盘时，方向键移动，空格键起笔和收笔</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) proposed: tap one or press its figure to hide it, Enter hides all, Del none</source>
        <translation>
            <numerusform>找到%n处人脸：点选或按数字逐个遮挡，回车全部遮挡，Del都不遮</numerusform>
        </translation>
    </message>
    <message>
        <source>No face found. Some are missed, from the side above all: look yourself</source>
        <translation>没有找到人脸。侧脸和较小的脸可能漏掉，请自己再看一遍</translation>
    </message>
</context>
<context>
    <name>MoreEvidence</name>
    <message>
        <source>Sound note</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Choose the phone&apos;s folder: new photos wait to be attached</source>
        <translation>选择手机的文件夹：以后的新照片按A附上</translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s) in the watched folder: A attaches to this item</source>
        <translation>
            <numerusform>文件夹里有%n个新文件，按A附到当前这一条</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder &quot;{name}&quot; is there again and watched on</source>
        <translation>文件夹“{name}”又能看到了，继续接收新照片</translation>
    </message>
</context>
<context>
    <name>NotePart</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What is seen; key N</source>
        <translation>写下所见，按N</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>没有备注</translation>
    </message>
</context>
<context>
    <name>OtherPart</name>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Sound note</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Stop recording {clock} ({item})</source>
        <translation>停止录音{clock}（{item}）</translation>
    </message>
    <message>
        <source>Play: {words}</source>
        <translation>播放：{words}</translation>
    </message>
    <message>
        <source>Stop playing: {words}</source>
        <translation>停止播放：{words}</translation>
    </message>
    <message>
        <source>Take off: {words}</source>
        <translation>移除：{words}</translation>
    </message>
</context>
<context>
    <name>PhotoPart</name>
    <message>
        <source>Watch a folder of a phone</source>
        <translation>接收手机文件夹里的新照片</translation>
    </message>
    <message>
        <source>All evidence of the visit</source>
        <translation>全部证据</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Photo {n} {caption}</source>
        <translation>照片{n} {caption}</translation>
    </message>
    <message numerus="yes">
        <source>The time of %n file(s) does not fit the visit</source>
        <translation>
            <numerusform>%n件证据的拍摄时间与检查时间不符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with several pages: only the first is printed</source>
        <translation>
            <numerusform>%n个文件有多页：记录中只印第一页，原件完整保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop watching &quot;{name}&quot;</source>
        <translation>停止接收“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n new file(s)</source>
        <translation>
            <numerusform>附上%n个新文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding photos {n}/{of}</source>
        <translation>正在加入照片{n}/{of}</translation>
    </message>
    <message>
        <source>Photo  P</source>
        <translation>照片&#x3000;P</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>加入照片</translation>
    </message>
    <message>
        <source>Choose files, or drop or paste them here</source>
        <translation>选择文件，也可以拖进来或粘贴</translation>
    </message>
    <message>
        <source>Adding photos</source>
        <translation>正在加入照片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>Caption, printed under the photo</source>
        <translation>照片说明，印在照片下面</translation>
    </message>
    <message>
        <source>Mark up, hide</source>
        <translation>标注和遮挡</translation>
    </message>
    <message>
        <source>See the original</source>
        <translation>查看原图</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) hidden in all copies</source>
        <translation>
            <numerusform>已遮挡%n处</numerusform>
        </translation>
    </message>
    <message>
        <source>This PDF carries scripts. They are not run, and none goes into a document</source>
        <translation>这个PDF文件带有脚本。脚本不会运行，也不会带进文书</translation>
    </message>
    <message>
        <source>taken at {place} (on this laptop only)</source>
        <translation>拍摄地点{place}（只在本机显示，不进文书）</translation>
    </message>
    <message>
        <source>page {page} of {n}</source>
        <translation>第{page}页，共{n}页</translation>
    </message>
    <message>
        <source>looked</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>drew on it</source>
        <translation>标注</translation>
    </message>
    <message numerus="yes">
        <source>Original opened %n time(s)</source>
        <translation>
            <numerusform>原图打开过%n次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
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
        <source>Severity</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Problem in short</source>
        <translation>问题要点</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Person responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Office, name</source>
        <translation>部门、姓名</translation>
    </message>
    <message>
        <source>Put right on the spot</source>
        <translation>立行立改</translation>
    </message>
    <message>
        <source>What was done on the spot</source>
        <translation>当场怎么改的</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>已经怎么改的</translation>
    </message>
    <message>
        <source>Problem {n}</source>
        <translation>问题{n}</translation>
    </message>
    <message>
        <source>Accept, on to {item}</source>
        <translation>接受，到下一项{item}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>当日</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>by {year}-{month:02}-{day:02}</source>
        <translation>最迟{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>Filled in; may be changed</source>
        <translation>内容已按条目填好，可改</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>责任人</translation>
    </message>
</context>
<context>
    <name>ReadingForm</name>
    <message>
        <source>What: fridge temperature</source>
        <translation>测什么、数什么，如冷藏柜温度</translation>
    </message>
    <message>
        <source>What was measured or counted</source>
        <translation>测量或清点的内容</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of reading</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>读取人</translation>
    </message>
    <message>
        <source>Note the reading</source>
        <translation>记下读数</translation>
    </message>
</context>
<context>
    <name>ReadingPart</name>
    <message>
        <source>How</source>
        <translation>怎么查</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>上次</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>1–{n} takes a ready reason; or type one</source>
        <translation>按1–{n}选用，或输入理由</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>没有写原因</translation>
    </message>
    <message>
        <source>Accept, on to {item}</source>
        <translation>接受，到下一项{item}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
</context>
<context>
    <name>TeamPart</name>
    <message>
        <source>Sections of each</source>
        <translation>分工与确认</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Rate it alone</source>
        <translation>取消双人评分</translation>
    </message>
    <message>
        <source>Two rate it</source>
        <translation>双人评分</translation>
    </message>
</context>
<context>
    <name>TwoCard</name>
    <message>
        <source>Rated by {n} of 2</source>
        <translation>双人评分{n}/2</translation>
    </message>
    <message>
        <source>Rated by two: they agree</source>
        <translation>双人评分：一致</translation>
    </message>
    <message>
        <source>Rated by two: they do not agree</source>
        <translation>双人评分：不一致</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{said} ({reason})</source>
        <translation>{said}（{reason}）</translation>
    </message>
    <message>
        <source>Mine: {value}</source>
        <translation>我评的：{value}</translation>
    </message>
    <message>
        <source>Rate it as you see it. Nobody sees a rating before both are in.</source>
        <translation>按所见评分。两人都评之前，谁的评分都不显示。</translation>
    </message>
    <message>
        <source>It may be changed until another has rated too: W hands on.</source>
        <translation>另一人评分前可以改。按W换人评分。</translation>
    </message>
    <message>
        <source>Settle it together; the digit you press now is the answer.</source>
        <translation>请两人商定，再按数字键，即为答案。</translation>
    </message>
</context>
</TS>
