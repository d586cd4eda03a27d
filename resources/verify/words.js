// What the page says, Chinese and English. What it says of a verdict are the program's own messages: INSERTED.messages.

const WORDS = {
  title: ["文书验真", "Verify a document"],
  intro: ["看一份督导文书是否完好、由谁签发、查出了什么。", "See whether a document is whole, who issued it, and what was found."],
  language: ["English", "中文"],
  drop: ["把PDF文件拖到这里", "Drop the PDF here"],
  choose: ["选择PDF文件", "Choose a PDF"],
  another: ["再验一份", "Verify another"],
  local: ["文件只在这台电脑上读取，不上传，不联网。", "The file is read on this computer only: nothing is sent, no network is used."],
  paper: ["只有纸质件？", "Only the printed page?"],
  paperHint: [
    "扫签字栏右侧的“验真码”，把得到的文字（以INSP2开头）粘贴到这里。",
    "Scan the code beside the signatures and paste the text it gives (it begins with INSP2).",
  ],
  paperLabel: ["验真码的文字", "Text of the code"],
  paperVerify: ["核验文字", "Verify the text"],
  checking: ["正在核验…", "Checking…"],
  tooLarge: ["文件超过200 MB，不是本程序出具的文书。", "The file is larger than 200 MB: no document of this program."],
  notRead: ["浏览器读不出这个文件。", "The browser cannot read this file."],
  file: ["文件", "File"],
  number: ["文号", "Number"],
  issuer: ["督导机构", "Supervision body"],
  signer: ["签发人", "Issued by"],
  cardNumber: ["督学证号", "Inspector's card"],
  unit: ["署名单位", "Unit named"],
  signedAt: ["签发时间", "Issued on"],
  certificate: ["证书指纹", "Certificate"],
  school: ["学校", "School"],
  schoolCode: ["学校标识码", "School code"],
  task: ["检查事项", "Inspection"],
  when: ["在校时间", "At the school"],
  date: ["检查日期", "Date"],
  team: ["督导组", "Team"],
  grade: ["等次", "Grade"],
  score: ["得分", "Score"],
  points: ["{n}分", "{n} points"],
  results: ["检查结果", "Findings"],
  counts: ["检查项", "Items"],
  conforms: ["符合", "conform"],
  mostly: ["基本符合", "mostly"],
  fails: ["不符合", "fail"],
  not_applicable: ["不适用", "not applicable"],
  not_checked: ["未查", "not checked"],
  redFlags: ["立即督促", "Red flags"],
  struck: ["已撤销：{reason}", "Struck: {reason}"],
  told: ["已告知", "Told"],
  act: ["已采取的措施", "Done at once"],
  problems: ["问题", "Problems"],
  noProblems: ["没有列出问题。", "No problems are listed."],
  noFlags: ["没有立即督促事项。", "No red flags."],
  minor: ["一般", "minor"],
  serious: ["较重", "serious"],
  critical: ["重大", "critical"],
  at_once: ["立行立改", "at once"],
  in_term: ["限期整改", "within a term"],
  ongoing: ["持续整改", "ongoing"],
  measure: ["整改要求", "To be done"],
  due: ["期限", "Deadline"],
  responsible: ["责任人", "Responsible"],
  basis: ["依据", "Basis"],
  putRight: ["当场整改", "Put right at once"],
  schoolSays: ["学校意见", "The school says"],
  agrees: ["认可", "agrees"],
  disagrees: ["不认可", "does not agree"],
  sections: ["各部分得分", "Scores by section"],
  opinion: ["综合意见", "Opinion"],
  statement: ["学校意见", "The school's statement"],
  marks: ["签字", "Signatures"],
  refused: ["拒绝签字：{reason}（见证人：{witness}）", "Refused to sign: {reason} (witness: {witness})"],
  firstNumber: ["更正的原文书", "Amends"],
  reason: ["原因", "Reason"],
  addressee: ["主送", "To"],
  dated: ["成文日期", "Dated"],
  buildsOn: ["依据的文书", "Builds on"],
  entries: ["明细", "Details"],
  recheck_closed: ["核查：已销号", "Re-check: closed"],
  recheck_open: ["核查：未销号", "Re-check: not closed"],
  recheck_extended: ["核查：同意延期", "Re-check: extended"],
  corrections: ["更正内容", "Corrections"],
  was: ["原为", "was"],
  now: ["改为", "now"],
  hashes: ["校验值是什么", "What the hashes are"],
  hashFindings: ["检查结果的校验值", "Hash of the findings"],
  hashJournal: ["日志链尾（第{n}条）", "Head of the journal (entry {n})"],
  hashChecklist: ["检查清单（第{n}版）", "Checklist (version {n})"],
  hashFile: ["这个文件的校验值", "Hash of this file"],
  hashCertificate: ["证书指纹", "Certificate"],
  hashesTold: [
    "校验值（SHA-256）由内容算出，内容改动一个字，校验值就完全不同。各人签字时，签的就是检查结果的校验值，它的头尾几位印在签字栏上方。"
      + "日志链尾说明签发时检查日志记到哪一条：日志后来被改，链尾就对不上。证书指纹用来和督导机构核对签发人。",
    "A hash (SHA-256) is computed from the content; change one character and it is altogether different. Everybody who "
      + "signed by hand signed for the hash of the findings; its ends are printed over the signatures. The head of the "
      + "journal says how far the journal of the inspection went when this was issued. The fingerprint of the "
      + "certificate is what you compare with the supervision body.",
  ],
  trusted: ["本页认得的证书（{n}张）", "Certificates this page knows ({n})"],
  until: ["{from}至{until}", "{from} to {until}"],
  noTrusted: [
    "本页没有放入证书：能验文书是否完好，不能确认签发人。",
    "No certificates are in this page: it tells whether a document is whole, not who its signer is.",
  ],
  made: ["{unit}于{on}制作。请只用督导机构给的这个网页。", "Made by {unit} on {on}. Use only the page that the supervision body gave you."],
  madeBy: ["督导机构", "the supervision body"],
  unknownDo: [
    "请向督导机构核对下面的证书指纹，或者索取最新的验真网页。",
    "Compare the fingerprint below with the supervision body, or ask it for its newest verify page.",
  ],
  behindTitle: ["文件开头仍是完好的原件", "The original still stands at the start of the file"],
  behind: [
    "签发后有人在后面另加了{n}字节，页面看上去可能已经不同。以下是原件里的内容，不含后加的部分。",
    "Someone added {n} bytes behind it, and the pages may look different now. What follows is the original, without them.",
  ],
  problemCounts: ["一般{minor}项，较重{serious}项，重大{critical}项", "{minor} minor, {serious} serious, {critical} critical"],
  flagCount: ["{n}项", "{n}"],
  samePdf: ["与刚才核验的PDF是同一份检查结果。", "It is of the same findings as the PDF that was just verified."],
  otherPdf: ["与刚才核验的PDF不是同一份检查结果。", "It is not of the findings of the PDF that was just verified."],
};

let language = 0;

/** Return the words of a key in the language of the page, with values filled in. */
function say(key, values = {}) {
  return fill(WORDS[key][language], values);
}

/** Return a part (what, means, do) of one of the program's messages. */
function told(code, part, values = {}) {
  return fill(INSERTED.messages[language ? "en" : "zh"][code][part], values);
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => (hasOwn(values, name) ? String(values[name]) : "?"));
}

/** A moment at the school (UTC+8): 2026年11月20日12:20, 2026-11-20 12:20. */
function moment(milliseconds, withTime = true) {
  const at = new Date(milliseconds + 8 * 3600 * 1000);
  if (Number.isNaN(at.getTime())) return "?";
  const [date, time] = at.toISOString().split("T");
  const [year, month, day] = date.split("-").map(Number);
  const clock = withTime ? time.slice(0, 5) : "";
  if (language) return clock ? `${date} ${clock}` : date;
  return `${year}年${month}月${day}日${clock}`;
}

function instant(text) {
  return text ? moment(Date.parse(text)) : "";
}

/** Hex digits in groups of four. */
function grouped(digest) {
  return digest.toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");
}
