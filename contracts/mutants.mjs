// Finds the places where a rule stands in a Solidity source, and what a careless hand might make of each. Every mutant is built in,
// asleep: the block's coinbase, which no rule reads, wakes one. So one compilation serves them all.

/// Ways to break the rules of one source. `text` with all of them asleep; each mutant's name says what it does when it wakes, and isRule
/// whether it forgets a whole `if`.
export function plant(file, text, firstId) {
  const mutants = [];
  const edits = [];
  const seen = new Map();
  const add = (at, what, isRule = false) => {
    const plain = `${file}.${functionAt(text, at)}: ${what.replace(/\s+/g, ' ')}`;
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    mutants.push({ id: firstId + mutants.length, name: times === 1 ? plain : `${plain} (${times})`, isRule });
    return `block.coinbase == address(${firstId + mutants.length - 1})`;
  };
  for (const site of sites(text)) {
    if (site.kind === 'statement') {
      const awake = add(site.from, `without  ${text.slice(site.from, site.to)}`);
      edits.push([site.from, site.from, `if (!(${awake})) `]);
      continue;
    }
    const was = text.slice(site.from, site.to);
    if (/^kind\b[^&|]*$/.test(was)) continue; // which act it is, is no rule
    const told = (to) => `${to}  instead of  ${site.kind === 'if' ? `if (${was})${site.then}` : was}`;
    let made = `(${was})`;
    const isRule = (other) => site.kind === 'if' && other === 'false' && !/^code [!=]= OK$/.test(was);
    for (const other of variants(was, site.kind)) made = `(${add(site.from, told(other), isRule(other))} ? ${other} : ${made})`;
    edits.push([site.from, site.to, made]);
  }
  edits.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  for (const [from, to, by] of edits) text = text.slice(0, from) + by + text.slice(to);
  return { text, mutants };
}

function variants(was, kind) {
  const made = kind === 'bool' ? [] : ['false'];
  const alternatives = split(was, ' || ');
  if (alternatives.length > 1) alternatives.forEach((_, i) => made.push(without(alternatives, i, ' || ')));
  else {
    const parts = split(was, ' && ');
    if (parts.length > 1) parts.forEach((part, i) => part === 'code == OK' || made.push(without(parts, i, ' && ')));
  }
  if (kind === 'ternary') made.push('true');
  for (const m of was.matchAll(/ (>=|<=|>|<) /g)) {
    const next = { '>=': '>', '<=': '<', '>': '>=', '<': '<=' }[m[1]];
    made.push(`${was.slice(0, m.index)} ${next} ${was.slice(m.index + m[0].length)}`);
  }
  return made;
}

const without = (parts, i, by) => parts.filter((_, j) => j !== i).join(by);

/// Conditions of `if`, of `? :` and truth values, and whole statements that change something; none in comments or assembly.
function* sites(text) {
  const quiet = text.replace(/\/\/[^\n]*|"[^"\n]*"/g, (s) => ' '.repeat(s.length));
  const code = withoutAssembly(quiet);
  const start = code.indexOf('{', code.search(/\b(contract|library)\b/));
  for (const m of code.matchAll(/\bif \(/g)) {
    const from = m.index + m[0].length;
    const to = closing(code, from - 1);
    const then = code[to + 2] === '{' ? '' : text.slice(to + 1, end(code, to, ';') + 1);
    yield { kind: 'if', from, to, then };
  }
  for (const m of code.matchAll(/\breturn |[\w\])] = /g)) {
    if (m.index < start || /\b(constant|immutable)\b/.test(lineTo(code, m.index))) continue;
    const from = m.index + m[0].length;
    const to = end(code, from, ';');
    const whole = code.slice(from, to);
    const question = split(whole, ' ? ');
    if (question.length > 1) yield { kind: 'ternary', from, to: from + question[0].length };
    else if (split(whole, ' && ').length > 1 || split(whole, ' || ').length > 1) yield { kind: 'bool', from, to };
  }
  const statement = /^ +(?=(?:\+\+|--|delete |emit |[a-z_][\w.\[\]()]* (?:[+-]?=) |\((?:[\w.\[\]]+(?:, |,|))+\) = |_[a-z]\w*\([^{}]*?\);))/gm;
  for (const m of code.matchAll(statement)) {
    const from = m.index + m[0].length;
    if (m.index < start || /^(else|return|if)\b/.test(code.slice(from)) || depthOf(code, from) < 2) continue;
    if (/[^;{}\s]\s*$/.test(code.slice(0, m.index))) continue; // it goes on from the line above
    if (/^\w+ = ballots|Batch\.take/.test(code.slice(from, end(code, from, ';')))) continue; // nobody may read a pointer that points nowhere
    yield { kind: 'statement', from, to: end(code, from, ';') + 1 };
  }
}

function withoutAssembly(text) {
  for (;;) {
    const at = text.indexOf('assembly (');
    if (at < 0) return text;
    const to = closing(text, text.indexOf('{', at));
    text = text.slice(0, at) + text.slice(at, to).replace(/[^\n]/g, ' ') + text.slice(to);
  }
}

function closing(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if ('([{'.includes(text[i])) depth++;
    else if (')]}'.includes(text[i]) && --depth === 0) return i;
  }
  throw new Error(`never closed: ${text.slice(open, open + 80)}`);
}

function end(text, from, mark) {
  for (let i = from; i < text.length; i++) {
    if ('([{'.includes(text[i])) i = closing(text, i);
    else if (text[i] === mark) return i;
  }
  throw new Error(`never ends: ${text.slice(from, from + 80)}`);
}

function split(text, by) {
  const parts = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i])) i = closing(text, i);
    else if (text.startsWith(by, i)) {
      parts.push(text.slice(from, i));
      from = i + by.length;
    }
  }
  return [...parts, text.slice(from)];
}

function depthOf(text, at) {
  let depth = 0;
  for (let i = 0; i < at; i++) depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
  return depth;
}

const lineTo = (text, at) => text.slice(text.lastIndexOf('\n', at) + 1, at);

function functionAt(text, at) {
  return [...text.slice(0, at).matchAll(/\b(?:function|modifier) (\w+)|\b(constructor)\b/g)].map((m) => m[1] ?? m[2]).pop() ?? '';
}
