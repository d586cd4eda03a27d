<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>UnlockPage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Open and set the new password</source>
        <translation>打开并设定新密码</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>正在打开加密库</translation>
    </message>
    <message>
        <source>Unlock the store</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>用恢复密钥</translation>
    </message>
    <message>
        <source>Put it aside and start anew</source>
        <translation>移到一旁，另行开始</translation>
    </message>
    <message>
        <source>The recovery key opens the store and sets a new password.</source>
        <translation>用恢复密钥打开加密库，并设定新密码。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Capitals, hyphens and blanks do not matter</source>
        <translation>不分大小写，连字符和空格可省</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
</context>
</TS>
