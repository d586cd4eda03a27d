<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CompareSheet</name>
    <message>
        <source>Two photos</source>
        <translation>两张照片对比</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>All evidence</source>
        <translation>全部证据</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Key evidence</source>
        <translation>重点证据</translation>
    </message>
    <message>
        <source>With hidden parts</source>
        <translation>有遮挡</translation>
    </message>
    <message>
        <source>Time does not fit</source>
        <translation>时间不符</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未归条目</translation>
    </message>
    <message>
        <source>Find  /</source>
        <translation>查找  /</translation>
    </message>
    <message>
        <source>Find by item or caption</source>
        <translation>按条目或说明查找</translation>
    </message>
    <message>
        <source>Caption  T</source>
        <translation>照片说明  T</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>Put on item  M</source>
        <translation>移到条目  M</translation>
    </message>
    <message>
        <source>Put on item</source>
        <translation>移到条目</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到检查表</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>put on another item</source>
        <translation>移到其他条目</translation>
    </message>
    <message>
        <source>key evidence or not</source>
        <translation>标为或取消重点证据</translation>
    </message>
    <message>
        <source>earlier, later in the list</source>
        <translation>在清单中前移、后移</translation>
    </message>
    <message>
        <source>compare two that are selected</source>
        <translation>对比选中的两张</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>go to the photo&apos;s item</source>
        <translation>到照片所在条目</translation>
    </message>
    <message>
        <source>back to the checklist</source>
        <translation>回到检查表</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n}/{of}件</translation>
    </message>
    <message>
        <source>No photo is like this. Choose another filter, or clear the search.</source>
        <translation>没有这样的照片。请换一个筛选，或清空查找。</translation>
    </message>
    <message>
        <source>No photo was taken at this visit.</source>
        <translation>这次检查没有照片。</translation>
    </message>
    <message>
        <source>All photos of the visit will stand here. Add them at their item: P, by drop or by paste.</source>
        <translation>这次检查的全部照片都列在这里。请在对应的条目上添加：按P选择，或拖入、粘贴。</translation>
    </message>
    <message>
        <source>Select two photos: Shift and an arrow, or Ctrl and a click</source>
        <translation>请选两张照片：按住Shift再按方向键，或按住Ctrl再点选</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <source>All photos</source>
        <translation>全部照片</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>hidden parts</source>
        <translation>有遮挡</translation>
    </message>
    <message>
        <source>unplaced</source>
        <translation>未归条目</translation>
    </message>
    <message>
        <source>time does not fit</source>
        <translation>时间不符</translation>
    </message>
</context>
</TS>
