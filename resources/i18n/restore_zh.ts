<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RestorePage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>正在查找备份…</translation>
    </message>
    <message>
        <source>Plug the backup stick in and choose it, or the folder with the backups. Nothing on it is changed.</source>
        <translation>请插上备份盘并选择它，或选择放备份的文件夹。盘上的内容不会改动。</translation>
    </message>
    <message>
        <source>Choose a stick or folder</source>
        <translation>选择U盘或文件夹</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>改用恢复密钥</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Capitals, hyphens and blanks do not matter</source>
        <translation>大小写、连字符和空格都不影响</translation>
    </message>
    <message>
        <source>Use the password</source>
        <translation>改用密码</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Choose the time to go back to; the newest is at the top.</source>
        <translation>请选择要恢复到的时间；最新的在最上面。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Only check it</source>
        <translation>只检验</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open the store</source>
        <translation>打开加密库</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Where the backup is</source>
        <translation>备份在哪里</translation>
    </message>
    <message>
        <source>Which backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Opening the backup…</source>
        <translation>正在打开备份…</translation>
    </message>
    <message>
        <source>{time} · {n} evidence files, {mb} MB</source>
        <translation>{time} · 证据文件{n}个，{mb} MB</translation>
    </message>
    <message>
        <source>Reading the backup to its last byte…</source>
        <translation>正在读完整份备份…</translation>
    </message>
    <message>
        <source>Restoring and checking…</source>
        <translation>正在恢复并核对…</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>正在打开加密库</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>恢复</translation>
    </message>
</context>
</TS>
