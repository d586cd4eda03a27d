// The page: takes a file or a text, shows what was found. Everything shown is set as text, never as markup: what stands
// in a file is somebody else's.

const MAX_BYTES = 200000000;
const ICONS = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  info: "M21 12a9 9 0 11-18 0 9 9 0 0118 0M12 11v6M12 7.6v.1",
  warning: "M12 4L2.8 20h18.4zM12 10v5M12 17.6v.1",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-4.5",
  question: "M8.5 9a3.5 3.5 0 115.5 2.9c-1.3.9-2 1.6-2 3.1M12 18.6v.1",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  flag: "M6 21V4h11l-2.5 4L17 12H6",
};
const LOOKS = {
  intact_known: ["shield", "conforms"],
  intact_unknown: ["question", "mostly"],
  changed: ["warning", "fails"],
  unreadable: ["warning", "fails"],
  paper_known: ["shield", "conforms"],
  paper_unknown: ["question", "mostly"],
  paper_changed: ["warning", "fails"],
  paper_unreadable: ["warning", "fails"],
};
const CHECK_LOOKS = { ok: ["check", "conforms"], note: ["info", "mostly"], bad: ["cross", "fails"] };

/** What is shown: of a PDF its verdict and name, of a code what it says. */
let shown = null;
let lastFindings = "";

function element(tag, kind, ...children) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  for (const child of children) if (child !== "" && child !== null && child !== undefined) made.append(child);
  return made;
}

function icon(name, look = "") {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("class", `icon ${look}`);
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  made.append(path);
  return made;
}

function card(title, ...children) {
  const made = element("section", "card", title && element("h2", "", title), ...children);
  return made;
}

/** Rows of a name and what it is; rows without anything are left out. */
function facts(...rows) {
  const list = element("dl", "facts");
  for (const [name, value] of rows) {
    if (value !== "" && value !== null && value !== undefined) list.append(element("dt", "", name), element("dd", "", value));
  }
  return list;
}

function show() {
  document.documentElement.lang = language ? "en" : "zh-CN";
  document.title = say("title");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  document.getElementById("paper-text").setAttribute("aria-label", say("paperLabel"));
  const result = document.getElementById("result");
  result.textContent = "";
  if (shown && shown.waiting) result.append(element("p", "muted", say("checking")));
  else if (shown && shown.state.startsWith("paper")) result.append(...paperCards(shown));
  else if (shown) result.append(...pdfCards(shown));
  document.body.classList.toggle("done", Boolean(shown && !shown.waiting));
  document.body.dataset.state = shown && !shown.waiting ? shown.state : "";
  footer();
}

function banner(state, what, ...rest) {
  const [name, look] = LOOKS[state];
  const words = element("div", "", element("h2", "", what), ...rest.filter(Boolean).map((text) => element("p", "", text)));
  return element("section", `banner ${look}`, icon(name), words);
}

// -- a PDF

const WHY_UNKNOWN = { unknown: "unknown", outside_term: "expired", revoked: "revoked", wrong_usage: "usage" };

function pdfCards(found) {
  const { state, reason } = found;
  const who = doubtful(found);
  const code = state === "intact_unknown" ? `verify_intact_${WHY_UNKNOWN[who.judged.standing]}` : `verify_${state}`;
  const means = found.trouble || (reason && told(`verify_reason_${reason}`, "what"));
  const values = {
    signer: (who.certificate && who.certificate.signer) || "?",
    time: who.signedAt === undefined ? "?" : moment(who.signedAt),
    reason: means,
  };
  const act = code === "verify_intact_unknown" ? say("unknownDo") : told(code, "do");
  const cards = [banner(state, told(code, "what"), told(code, "means", values), act)];
  const intact = state.startsWith("intact");
  const original = found.original;
  const from = intact ? found : original;
  cards.push(card("", facts(
    [say("file"), found.fileName],
    ...(from ? signedBy(from) : []),
  ), intact ? checks(found) : ""));
  if (original) {
    cards.push(element("section", "banner mostly", icon("info"), element(
      "div", "", element("h2", "", say("behindTitle")), element("p", "", say("behind", { n: original.behind })),
    )));
  }
  if (from) cards.push(...contentCards(from, found.sha256));
  return cards;
}

/** Of all who signed the first who is not known; else who certified. */
function doubtful(found) {
  return [found, ...(found.more || [])].find((one) => one.judged && one.judged.standing !== "known") || found;
}

function signedBy(found) {
  const { certificate } = found;
  return [
    [say("number"), found.findings.number],
    [say("issuer"), found.findings.issuer],
    [say("signer"), certificate.signer],
    [say("cardNumber"), certificate.cardNumber],
    [say("unit"), certificate.unit],
    [say("signedAt"), moment(found.signedAt)],
    [say("certificate"), element("code", "", grouped(certificate.fingerprint))],
  ];
}

function checks(found) {
  const { certificate, findings } = found;
  const lines = [
    ["ok", "signature", { signer: certificate.signer, fingerprint: certificate.fingerprint.slice(0, 16) }],
    ["ok", "content", { n: found.marks.length, sha256: grouped(found.findingsSha256.slice(0, 16)) }],
    ["ok", "journal", { n: findings.journal.seq, head: grouped(findings.journal.hash.slice(0, 16)) }],
  ];
  lines.push(...standingLines(found));
  for (const one of found.more) {
    const { signer, unit, fingerprint } = one.certificate;
    // Only a certificate of the unit itself makes a seal.
    const sealed = one.field === "unit-seal" && signer === unit;
    const values = { signer, time: moment(one.signedAt), fingerprint: fingerprint.slice(0, 16) };
    lines.push(["ok", sealed ? "sealed" : "countersigned", values], ...standingLines(one));
  }
  for (const one of found.stamps) {
    const by = one.certificate.signer || one.certificate.unit;
    const known = one.judged.standing === "known";
    lines.push([known ? "ok" : "note", known ? "time_stamp" : "time_stamp_unknown", { time: moment(one.at), by }]);
  }
  if (!found.stamps.some((one) => one.covers > found.more.length)) lines.push(["note", "no_time_stamp", {}]);
  const list = element("ul", "checks");
  for (const [level, code, values] of lines) {
    const [name, look] = CHECK_LOOKS[level];
    const means = told(`verify_check_${code}`, "means", values);
    list.append(element("li", "", icon(name, look), element(
      "div", "", element("strong", "", told(`verify_check_${code}`, "what")), means && element("p", "muted", means),
    )));
  }
  return list;
}

/** How a signer stands, and why; and whether the certificate has ended since. */
function standingLines(one) {
  const { judged, certificate } = one;
  const ended = ["known", "unknown"].includes(judged.standing) && Date.now() > certificate.until;
  return [standingLine(one), ...(ended ? [["note", "ended", { on: moment(certificate.until) }]] : [])];
}

function standingLine({ judged, certificate: { unit } }) {
  if (judged.standing === "revoked") return ["note", judged.lost ? "revoked_lost" : "revoked", { on: moment(judged.at) }];
  if (judged.standing !== "known") return ["note", WHY_UNKNOWN[judged.standing], { unit }];
  return judged.by ? ["ok", "vouched", { unit, by: judged.by }] : ["ok", "known", { unit }];
}

// -- what was found

function contentCards(found, fileSha256) {
  const { findings } = found;
  const makers = { "inspector-amendment/1": (one) => [amendmentCard(one)], "inspector-writ/1": writCards };
  const cards = (makers[findings.format] || recordCards)(findings);
  cards.push(marksCard(found.marks), hashesCard(found, fileSha256));
  return cards;
}

function recordCards(findings) {
  const { school, grade, counts } = findings;
  const standing = findings.red_flags.filter((flag) => !flag.struck_reason);
  const tally = element("p", "tally");
  for (const name of ["conforms", "mostly", "fails", "not_applicable", "not_checked"]) {
    if (counts[name]) tally.append(element("span", `chip ${name}`, `${say(name)} ${counts[name]}`));
  }
  const cards = [card(
    say("results"),
    element("div", "grade", element("strong", "", grade.label), grade.score && element("span", "", say("points", { n: grade.score }))),
    grade.reason && element("p", "", grade.reason),
    tally,
    facts(
      [say("school"), school.name],
      [say("schoolCode"), school.code],
      [say("task"), `${findings.title}${findings.phase_name ? `·${findings.phase_name}` : ""}`],
      [say("when"), [instant(findings.arrived_at), instant(findings.left_at)].filter(Boolean).join(" – ")],
      [say("team"), findings.team.map((one) => `${one.name}（${one.role}）`).join("、")],
    ),
    grade.method && element("p", "muted small", grade.method),
  )];
  cards.push(card(
    `${say("redFlags")} ${standing.length}`,
    ...(findings.red_flags.length ? findings.red_flags.map(redFlag) : [element("p", "muted", say("noFlags"))]),
  ));
  cards.push(card(
    `${say("problems")} ${findings.problems.length}`,
    ...(findings.problems.length ? findings.problems.map(problem) : [element("p", "muted", say("noProblems"))]),
  ));
  if (findings.opinion) cards.push(card(say("opinion"), element("p", "words", findings.opinion)));
  if (findings.statement.words) cards.push(card(say("statement"), element("p", "words", findings.statement.words)));
  cards.push(card(say("sections"), facts(
    ...findings.sections.map((one) => [`${one.code} ${one.title}`, one.score ? say("points", { n: one.score }) : "–"]),
  )));
  return cards;
}

function redFlag(flag) {
  return element(
    "article", flag.struck_reason ? "entry struck" : "entry flagged",
    element("h3", "", icon("flag", "fails"), `${flag.item} ${flag.title}`),
    element("p", "words", flag.fact),
    facts(
      [say("told"), [flag.told, instant(flag.told_at)].filter(Boolean).join("，")],
      [say("act"), [flag.act, instant(flag.act_at)].filter(Boolean).join("，")],
    ),
    flag.struck_reason && element("p", "muted", say("struck", { reason: flag.struck_reason })),
  );
}

function problem(one) {
  const heads = element("h3", "", `${one.n}. ${one.title}`);
  const kind = hasOwn(WORDS, one.kind) ? say(one.kind) : one.kind;
  const chips = element("p", "tally", element("span", `chip ${one.severity}`, say(one.severity)), element("span", "chip", kind));
  const agrees = { yes: say("agrees"), no: say("disagrees"), "": "" }[one.agrees];
  return element(
    "article", "entry", heads, chips,
    element("p", "words", one.fact),
    facts(
      [say("measure"), one.measure],
      [say("due"), one.due_text && element("strong", "", one.due_text)],
      [say("responsible"), one.responsible],
      [say("putRight"), [one.put_right, instant(one.put_right_at)].filter(Boolean).join("，")],
      [say("basis"), one.basis.join("；")],
      [say("schoolSays"), [agrees, one.words].filter(Boolean).join("：")],
    ),
  );
}

function amendmentCard(amendment) {
  const made = card(say("corrections"), facts(
    [say("firstNumber"), amendment.first_number],
    [say("school"), amendment.school],
    [say("reason"), amendment.reason],
  ));
  for (const one of amendment.corrections) {
    made.append(element("article", "entry", element("h3", "", one.place), facts([say("was"), one.was], [say("now"), one.now])));
  }
  return made;
}

function writCards(writ) {
  const cards = [card(writ.title, facts(
    [say("issuer"), writ.issuer],
    [say("addressee"), writ.to],
    [say("school"), writ.school],
    [say("dated"), writ.on],
    [say("buildsOn"), (writ.refers || []).map((one) => `${one.title} ${one.number}`).join("；")],
    ...(writ.words || []).map((one) => [one.label, one.text]),
  ))];
  const outcomes = writ.outcomes || [];
  if (writ.problems) {
    cards.push(card(`${say("problems")} ${writ.problems.length}`, ...writ.problems.map((one) => {
      const made = problem(one);
      const outcome = outcomes.find((other) => other.n === one.n);
      if (outcome) made.append(facts([say(`recheck_${outcome.result}`), [outcome.words, outcome.due_on].filter(Boolean).join("；") || "–"]));
      return made;
    })));
  }
  if (writ.entries) cards.push(card(say("entries"), facts(...writ.entries.map((one) => [one.cells[0], one.cells.slice(1).join("；")]))));
  return cards;
}

function marksCard(marks) {
  const rows = marks.map((mark) => {
    const who = [mark.signer.name, mark.signer.role].filter(Boolean).join("，");
    const when = instant(mark.kind === "refusal" ? mark.refused_at : mark.signed_at);
    const refused = mark.kind === "refusal" && say("refused", { reason: mark.reason, witness: mark.witness });
    return [mark.signer.label, [who, refused, when].filter(Boolean).join(" · ")];
  });
  return card(say("marks"), facts(...rows));
}

function hashesCard(found, fileSha256) {
  const { findings } = found;
  const rows = [
    [say("hashFindings"), found.findingsSha256],
    [say("hashJournal", { n: findings.journal.seq }), findings.journal.hash],
    findings.checklist ? [say("hashChecklist", { n: findings.checklist.version }), findings.checklist.sha256] : ["", ""],
    [say("hashCertificate"), found.certificate.fingerprint],
    [say("hashFile"), fileSha256],
  ];
  return card(
    say("hashes"),
    element("p", "", say("hashesTold")),
    facts(...rows.map(([name, digest]) => [name, digest && element("code", "", grouped(digest))])),
  );
}

// -- the printed page

function paperCards(found) {
  const { state } = found;
  const values = { signer: found.certificate ? found.certificate.signer : "?" };
  const cards = [banner(state, ...["what", "means", "do"].map((part) => told(`verify_${state}`, part, values)))];
  if (state === "paper_unreadable") return cards;
  const compared = lastFindings && say(lastFindings === found.findingsSha256 ? "samePdf" : "otherPdf");
  cards.push(card(
    "",
    facts(
      [say("number"), found.number],
      [say("schoolCode"), found.school],
      [say("date"), moment(Date.parse(`${found.date}T00:00:00+08:00`), false)],
      [say("grade"), found.grade],
      [say("score"), found.score && say("points", { n: found.score })],
      [say("problems"), say("problemCounts", found)],
      [say("redFlags"), say("flagCount", { n: found.flags })],
      [say("hashFindings"), element("code", "", grouped(found.findingsSha256))],
      [say("signer"), found.certificate && found.certificate.signer],
      [say("unit"), found.certificate && found.certificate.unit],
      [say("certificate"), element("code", "", `${grouped(found.key)} …`)],
    ),
    compared && element("p", "", compared),
  ));
  return cards;
}

function footer() {
  const foot = document.getElementById("foot");
  foot.textContent = "";
  const { trusted, made, unit } = INSERTED;
  const on = moment(Date.parse(made), false);
  foot.append(element("p", "", say("made", { unit: unit || say("madeBy"), on })));
  if (!trusted.length) {
    foot.append(element("p", "", say("noTrusted")));
    return;
  }
  const list = element("ul", "");
  for (const one of trusted) {
    const certificate = readCertificate(fromBase64(one.certificate));
    const term = say("until", { from: moment(certificate.from, false), until: moment(certificate.until, false) });
    list.append(element("li", "", `${certificate.signer}，${certificate.unit}（${term}）`, element("br"), element("code", "", grouped(one.fingerprint))));
  }
  foot.append(element("details", "", element("summary", "", say("trusted", { n: trusted.length })), list));
}

// -- what is done

function check(name, bytes) {
  const found = verify(bytes);
  found.fileName = name;
  found.sha256 = hex(sha256(bytes));
  if (found.state === "changed") found.original = signedPart(bytes);
  lastFindings = found.findingsSha256 || "";
  return found;
}

function take(file) {
  if (!file) return;
  if (file.size > MAX_BYTES) {
    settle({ state: "unreadable", reason: "", fileName: file.name, trouble: say("tooLarge") });
    return;
  }
  shown = { waiting: true };
  show();
  const reader = new FileReader();
  reader.onerror = () => settle({ state: "unreadable", reason: "", fileName: file.name, trouble: say("notRead") });
  // Painted first: checking a large file keeps the page busy for a moment.
  reader.onload = () => setTimeout(() => settle(check(file.name, new Uint8Array(reader.result))), 30);
  reader.readAsArrayBuffer(file);
}

function settle(found) {
  shown = found;
  show();
  document.getElementById("result").focus();
  window.scrollTo(0, 0);
}

function start() {
  const picker = document.getElementById("picker");
  document.getElementById("choose").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    take(picker.files[0]);
    picker.value = "";
  });
  document.getElementById("language").addEventListener("click", () => {
    language = 1 - language;
    show();
  });
  document.getElementById("paper").addEventListener("submit", (event) => {
    event.preventDefault();
    settle(verifyPaper(document.getElementById("paper-text").value));
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take(event.dataTransfer.files[0]);
  });
  document.getElementById("old").remove();
  document.getElementById("main").hidden = false;
  show();
  // For tests and other programs: the verdict on bytes, and on the text of a code, without the page.
  window.Inspector = Object.freeze({ verify, verifyPaper });
}

start();
