/*
 * Draws what `repro html` saw. Addresses are BigInt, for they have 64 bits. A "look" is what there
 * was after so many steps: guest regions and host mappings, ascending. Lane k shows look k.
 */
'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const T = BigInt(data.target);
const H = BigInt(data.host);
const byId = id => document.getElementById(id);

/* --- What was seen, unpacked. --- */

/* A list comes as what it has in common with the one before at both ends, and what is between. */
function unpack(previous, packed) {
  const [head, tail, middle] = packed;
  return previous.slice(0, head).concat(middle.map(item), previous.slice(previous.length - tail));
}

/* Every one that is somewhere in the page, once. */
const everything = [];

function item([first, last, prot, kind, text]) {
  const it = { first: BigInt('0x' + first), end: BigInt('0x' + last) + 1n, prot, kind, text, key: first + last + text + kind };
  everything.push(it);
  return it;
}

function unpackLooks() {
  const looks = [];
  let before = { guest: [], host: [] };
  for (const look of data.looks) {
    before = { guest: unpack(before.guest, look.guest), host: unpack(before.host, look.host) };
    looks.push(before);
  }
  return looks;
}

const looks = unpackLooks();
const expected = data.expected.map(item);
const nothing = { guest: [], host: [] };
/* A step in which the run ended has nothing to show but what was there before. */
const endedIn = lane => lane === data.failed && lane >= looks.length;
const lookAt = lane => looks[endedIn(lane) ? lane - 1 : lane] || nothing;

const sizesDiffer = T !== H;
/* Lane 0 is before the first step; one more than steps is what is looked at when all is over. */
const laneCount = data.steps.length + 1 + (data.failed > data.steps.length ? 1 : 0);
for (const step of data.steps)
  step.asked = step.asked.map(([first, last]) => ({ first: BigInt('0x' + first), end: BigInt('0x' + last) + 1n }));

function laneText(lane) {
  if (lane === 0) return { number: '', call: 'before the first step', result: '', asked: [] };
  if (lane > data.steps.length) return { number: '', call: 'after the last step', result: '', asked: [] };
  const step = data.steps[lane - 1];
  return { number: String(lane), call: step.call, result: step.result, asked: step.asked };
}

/* --- Words. --- */

const hex = value => '0x' + value.toString(16);

function size(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  let unit = 0;
  let whole = bytes;
  while (unit < 6 && whole >= 1024n && (whole & 1023n) === 0n) {
    whole >>= 10n;
    unit++;
  }
  if (whole < 10000n) return whole + ' ' + units[unit];
  let about = Number(whole);
  while (unit < 6 && about >= 1024) {
    about /= 1024;
    unit++;
  }
  return '~' + (about >= 100 ? Math.round(about) : about.toPrecision(3)) + ' ' + units[unit];
}

const prots = ['---', 'r--', '-w-', 'rw-', '--x', 'r-x', '-wx', 'rwx'];
const kinds = {
  'anon': 'private memory',
  'private-file': 'private file',
  'shared-file': 'shared file',
  'shared-anon': 'shared memory',
  'guard': 'guard',
  'reserve': 'reserved by the core',
  'foreign': 'foreign: not the guest\'s',
  'held': 'inaccessible on the host',
};

const keysOf = list => new Set(list.map(it => it.key));

function tipOf(it, where) {
  let tip = `${where}\n${hex(it.first)} - ${hex(it.end)}   ${size(it.end - it.first)}\n${it.text}\n${kinds[it.kind]}`;
  const base = BigInt(data.base);
  if (base !== 0n && where.startsWith('host')) tip += `\nhost address ${hex(it.first + base)}`;
  return tip;
}

/* --- An axis on which 4 KiB and 2^46 bytes both can be seen: pieces between the addresses where
 * something begins or ends; within a piece it is to scale. --- */

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function log2(value) {
  const bits = value.toString(2);
  return bits.length - 1 + Math.log2(Number('0b' + bits.slice(0, 20)) / 2 ** Math.min(bits.length - 1, 19));
}

/* borders: BigInts; used(first, end): is something in that piece at some time? */
function makeAxis(borders, used, width, narrowest) {
  const at = [...new Set(borders)].sort(compare);
  if (at.length === 0) at.push(0n);
  if (at.length === 1) at.push(at[0] + T);
  const pieces = [];
  let total = 0;
  for (let i = 0; i + 1 < at.length; i++) {
    const gap = !used(at[i], at[i + 1]);
    const pages = (at[i + 1] - at[i]) / T || 1n;
    const weight = gap ? 0.7 + log2(pages) / 24 : 1 + log2(pages) / 4;
    pieces.push({ first: at[i], end: at[i + 1], gap, weight });
    total += weight;
  }
  let x = 0;
  for (const piece of pieces) {
    piece.x = x;
    piece.width = Math.max(narrowest, width * piece.weight / total);
    x += piece.width;
  }
  return { at, pieces, width: x };
}

function place(axis, address) {
  const { pieces } = axis;
  if (address <= pieces[0].first) return 0;
  if (address >= pieces[pieces.length - 1].end) return axis.width;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].end <= address) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low];
  return piece.x + piece.width * (Number(address - piece.first) / Number(piece.end - piece.first));
}

/* Of an item; remembered, for most of them are in many lanes. */
function extent(axis, it) {
  if (it.axis !== axis) Object.assign(it, { axis, x: place(axis, it.first), endX: place(axis, it.end) });
  return [it.x, it.endX];
}

function bordersOf(lists) {
  const borders = [];
  for (const list of lists) {
    for (const { first, end } of list) borders.push(first, end);
  }
  return borders;
}

/* Does one of the ranges (sorted and joined) meet [first, end)? */
function usage(lists) {
  const sorted = lists.flat().sort((a, b) => compare(a.first, b.first));
  const joined = [];
  for (const { first, end } of sorted) {
    const top = joined[joined.length - 1];
    if (top && first <= top.end) {
      if (end > top.end) top.end = end;
    } else {
      joined.push({ first, end });
    }
  }
  return (first, end) => {
    let low = 0;
    let high = joined.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (joined[middle].end <= first) low = middle + 1;
      else high = middle;
    }
    return low < joined.length && joined[low].first < end;
  };
}

/* --- Pieces of the page. --- */

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function put(parent, element, x, width, y, height) {
  element.style.left = x + 'px';
  element.style.width = width + 'px';
  element.style.top = y + 'px';
  element.style.height = height + 'px';
  parent.append(element);
  return element;
}

function label(it, width) {
  const letters = Math.floor((width - 8) / 6.4);
  const words = it.text.split(' ');
  const shorter = [it.text, words.slice(0, 3).join(' '), words.slice(0, 2).join(' '), words[0], prots[it.prot]];
  return shorter.find(text => text.length <= letters) || '';
}

/* Is something else mapped in its place, or allowed there? Of a step that failed: the other side. */
function differs(it, others) {
  let at = it.first;
  for (const other of others) {
    if (other.end <= at) continue;
    if (other.first > at || other.prot !== it.prot) return true;
    at = other.end;
    if (at >= it.end) return false;
  }
  return true;
}

/* kept: keys of what was there before, or null. others: what should have been, or null. */
function drawBars(parent, axis, list, kept, left, y, height, where, others) {
  let drawn = -1;
  for (const it of list) {
    const [x, end] = extent(axis, it);
    if (end - drawn < 0.5) continue;
    drawn = end;
    const width = Math.max(2, end - x);
    const bar = make('div', `bar p${it.prot} ${it.kind}` + (kept && kept.has(it.key) ? ' old' : ''));
    if (others && differs(it, others)) bar.classList.add('differs');
    if (height >= 12) bar.textContent = label(it, width);
    bar.style.paddingTop = height < 16 ? '0' : '2px';
    bar.dataset.tip = tipOf(it, where);
    put(parent, bar, left + x, width, y, height);
  }
}

const drawnHost = list => list.filter(it => it.kind !== 'reserve');

/* Of each guest range the parts that share a host page with something else, or leave some of it
 * free: [first, end) of the part and of the host page. Only where H > T. */
function fragmentsOf(list) {
  const parts = [];
  if (H <= T) return parts;
  for (const it of list) {
    const low = it.first / H * H;
    const high = it.end / H * H;
    if (low !== it.first) parts.push({ it, first: it.first, end: it.end < low + H ? it.end : low + H, page: low });
    if (high !== it.end && (low === it.first || high !== low)) parts.push({ it, first: high > it.first ? high : it.first, end: it.end, page: high });
  }
  return parts;
}

function drawFragments(parent, axis, list, left, y, height) {
  let framed = null;
  for (const part of fragmentsOf(list)) {
    if (part.page !== framed) {
      framed = part.page;
      const x = place(axis, part.page);
      const page = make('div', 'page');
      page.dataset.tip = `host page ${hex(part.page)} - ${hex(part.page + H)}\nshared, or used in part`;
      put(parent, page, left + x, Math.max(2, place(axis, part.page + H) - x), y, height);
    }
    const x = place(axis, part.first);
    const bar = make('div', `bar p${part.it.prot} ${part.it.kind}`);
    bar.style.padding = '0';
    bar.dataset.tip = `fragment ${hex(part.first)} - ${hex(part.end)}   ${size(part.end - part.first)}\nof host page ${hex(part.page)}\n${part.it.text}`;
    put(parent, bar, left + x, Math.max(2, place(axis, part.end) - x), y + 2, height - 4);
  }
}

/* Borders of host pages (H < T: within target pages) where they are far enough apart to be seen. */
function drawTicks(parent, axis, list, step, left, y, height) {
  for (const it of list) {
    const pages = (it.end - it.first) / step;
    const x = place(axis, it.first);
    if (pages > 400n || (place(axis, it.end) - x) / Number(pages || 1n) < 4) continue;
    for (let at = (it.first + step - 1n) / step * step; at <= it.end; at += step) {
      const tick = make('div', 'tick');
      tick.dataset.tip = 'host page border ' + hex(at);
      put(parent, tick, left + place(axis, at), 1, y, height);
    }
  }
}

/* Addresses where there is room for them, in two rows; lengths of what nobody uses. */
function drawScale(parent, axis, left, top, marks) {
  const free = [-1e9, -1e9];
  for (const address of axis.at) {
    const x = place(axis, address);
    const text = hex(address);
    const width = text.length * 6.5 + 6;
    const start = Math.min(x, Math.max(0, axis.width - width));
    const row = start >= free[0] ? 0 : start >= free[1] ? 1 : -1;
    if (marks) parent.prepend(put(parent, make('div', 'mark'), left + x, 1, top + 30, marks)); /* below the bars */
    if (row < 0) continue;
    free[row] = start + width;
    put(parent, make('div', 'tick'), left + Math.min(x, axis.width - 1), 1, top + (row ? 28 : 14), row ? 6 : 20);
    put(parent, make('div', 'at', text), left + start + 2, width, top + 1 + row * 14, 14);
  }
}

function drawGaps(parent, axis, left, y) {
  for (const piece of axis.pieces) {
    if (!piece.gap || piece.width < 10) continue;
    const text = size(piece.end - piece.first);
    const gap = make('div', 'gap', piece.width >= text.length * 6 + 4 ? text : '⋯');
    gap.dataset.tip = `nothing in ${hex(piece.first)} - ${hex(piece.end)}\n${text}, not to scale`;
    put(parent, gap, left + piece.x, piece.width, y, 12);
  }
}

/* --- The timeline. --- */

const LEFT = Math.max(220, Math.min(430, Math.round(window.innerWidth * 0.34)));
const BAR = 18;
const LANE = BAR + 8 + (sizesDiffer ? 10 : 0) + (H > T ? 11 : 0);
const SIDES = 62; /* a call, and both sides of a finding below it */
const failedExtra = Math.max(expected.length ? BAR + 4 : 0, SIDES - LANE);
const timeline = byId('timeline');
const lanes = byId('lanes');
const allDrawn = drawnHost(everything);
/* Single bytes are no pieces of their own. */
const wholePages = list => list.map(({ first, end }) => ({ first: first / T * T, end: (end + T - 1n) / T * T }));
const allAsked = data.steps.map(step => wholePages(step.asked));
let zoom = 1;
let axis;
let chosen = -1;
const drawn = new Map();

function laneTop(lane) {
  return lane * LANE + (data.failed >= 0 && lane > data.failed ? failedExtra : 0);
}

function laneHeight(lane) {
  return LANE + (lane === data.failed ? failedExtra : 0);
}

function layTimeline() {
  const width = Math.max(200, (timeline.clientWidth - LEFT - 16) * zoom);
  axis = makeAxis(bordersOf(allAsked.concat([allDrawn])), usage([allDrawn]), width, 3);
  const whole = LEFT + axis.width + 12;
  const scale = byId('axis');
  scale.textContent = '';
  scale.style.width = lanes.style.width = whole + 'px';
  lanes.style.height = laneTop(laneCount) + 'px';
  const corner = make('div', 'corner', 'guest addresses');
  corner.style.width = LEFT + 'px';
  scale.append(corner);
  drawScale(scale, axis, LEFT, 0, 0);
  for (const lane of drawn.values()) lane.remove();
  drawn.clear();
  drawLanes();
}

function drawLane(lane) {
  const text = laneText(lane);
  const look = lookAt(lane);
  const kept = lane > 0 ? keysOf(lookAt(lane - 1).guest) : null;
  const keptHost = lane > 0 ? keysOf(lookAt(lane - 1).host) : null;
  const element = make('div', 'lane');
  element.dataset.lane = lane;
  if (lane >= looks.length && lane !== data.failed) element.classList.add('skipped');
  const what = make('div', 'what');
  what.style.width = LEFT + 'px';
  const call = make('div', 'call');
  call.append(make('span', 'number', text.number), make('span', 'text', (lane === data.failed ? '✗ ' : '') + text.call));
  if (text.result) call.append(make('span', /^-1|^SIG/.test(text.result) ? 'result error' : 'result', ' = ' + text.result));
  what.append(call);
  what.title = text.call + (text.result ? ' = ' + text.result : '');
  element.append(what);

  drawGaps(element, axis, LEFT, 6);
  for (const { first, end } of text.asked) {
    const x = place(axis, first);
    const mark = make('div', 'asked');
    mark.dataset.tip = `asked for: ${hex(first)} - ${hex(end)}   ${size(end - first)}`;
    put(element, mark, LEFT + x, Math.max(3, place(axis, end) - x), 0, 3);
  }
  let y = 4;
  if (lane === data.failed) {
    element.classList.add('failed');
    const want = make('span', 'sides');
    want.append(make('b', '', 'expected '), data.finding.want);
    const have = make('span', 'sides');
    have.append(make('b', '', 'actual   '), data.finding.have);
    what.append(want, have);
    if (expected.length) {
      drawBars(element, axis, expected, null, LEFT, y, BAR, 'expected', look.guest);
      y += BAR + 4;
    }
  }
  const others = lane === data.failed && expected.length ? expected : null;
  drawBars(element, axis, look.guest, kept, LEFT, y, BAR, others ? 'actual' : 'guest', others);
  y += BAR + 2;
  if (sizesDiffer) {
    drawBars(element, axis, drawnHost(look.host), keptHost, LEFT, y, 8, 'host');
    y += 10;
  } else {
    drawBars(element, axis, look.host.filter(it => it.kind === 'foreign'), null, LEFT, y - BAR - 2, BAR, 'host');
  }
  if (H > T) drawFragments(element, axis, look.guest, LEFT, y, 9);
  put(lanes, element, 0, LEFT + axis.width + 12, laneTop(lane), laneHeight(lane));
  return element;
}

/* Only what can be seen, and a little more. */
function drawLanes() {
  const top = timeline.scrollTop - 300;
  const bottom = timeline.scrollTop + timeline.clientHeight + 300;
  for (const [lane, element] of drawn) {
    if (laneTop(lane) + laneHeight(lane) < top || laneTop(lane) > bottom) {
      element.remove();
      drawn.delete(lane);
    }
  }
  let lane = Math.max(0, Math.floor((top - failedExtra) / LANE));
  for (; lane < laneCount && laneTop(lane) <= bottom; lane++) {
    if (!drawn.has(lane)) drawn.set(lane, drawLane(lane));
    mark(lane);
  }
}

function mark(lane) {
  const element = drawn.get(lane);
  if (!element) return;
  element.classList.toggle('chosen', lane === chosen);
  if (lane === chosen) element.setAttribute('aria-current', 'step');
  else element.removeAttribute('aria-current');
}

/* --- The step chosen, larger. --- */

function drawPicture(lane) {
  const look = lookAt(lane);
  const before = lane > 0 ? lookAt(lane - 1) : nothing;
  const { asked } = laneText(lane);
  const others = lane === data.failed && expected.length ? expected : null;
  const host = drawnHost(look.host);
  const pages = fragmentsOf(look.guest.concat(others || [])).map(part => ({ first: part.page, end: part.page + H }));
  const lists = [look.guest, before.guest, host, others || [], pages];
  if (asked.length === 0 && lists.every(list => list.length === 0)) return;
  const left = 84;
  const picture = make('div');
  picture.id = 'picture';
  byId('detail').append(picture);
  const own = makeAxis(bordersOf(lists.concat([wholePages(asked)])), usage(lists), picture.clientWidth - left - 14, 12);

  let y = 40;
  const row = (name, height, draw) => {
    const text = make('div', 'rowname', name);
    text.style.top = y + Math.max(0, (height - 15) / 2) + 'px';
    picture.append(text);
    draw(height);
    y += height + 6;
  };
  const kept = keysOf(before.guest);
  if (lane > 0 && before !== look) {
    row('before', 14, height => drawBars(picture, own, before.guest, null, left, y, height, 'before, guest'));
  }
  if (asked.length) {
    row('asked for', 6, () => {
      for (const { first, end } of asked) {
        const x = place(own, first);
        const bar = make('div', 'asked');
        bar.dataset.tip = `asked for: ${hex(first)} - ${hex(end)}   ${size(end - first)}`;
        put(picture, bar, left + x, Math.max(3, place(own, end) - x), y + 1, 4);
      }
    });
  }
  if (others) row('expected', 26, height => drawBars(picture, own, others, null, left, y, height, 'expected', look.guest));
  row(others ? 'actual' : 'guest', 26, height => {
    drawBars(picture, own, look.guest, kept, left, y, height, others ? 'actual' : 'guest', others);
    drawGaps(picture, own, left, y + 7);
  });
  row('host', 20, height => {
    drawBars(picture, own, host, null, left, y, height, 'host');
    drawTicks(picture, own, host, H, left, y + height - 5, 5);
  });
  if (H > T) row('fragments', 18, height => drawFragments(picture, own, look.guest, left, y, height));
  picture.style.height = y + 4 + 'px';
  drawScale(picture, own, left, 2, y - 34);
}

const TABLE_MOST = 400;

function table(title, list, previous, others) {
  const box = make('div');
  box.append(make('h2', '', title));
  const now = keysOf(list);
  const were = keysOf(previous);
  const rows = list.map(it => ({ it, change: others && differs(it, others) ? 'differs' : were.has(it.key) ? '' : 'new' }))
    .concat(previous.filter(it => !now.has(it.key)).map(it => ({ it, change: 'gone' })))
    .sort((a, b) => compare(a.it.first, b.it.first) || compare(b.change, a.change));
  if (rows.length === 0) {
    box.append(make('div', 'nothing', 'nothing mapped'));
    return box;
  }
  const element = make('table');
  for (const { it, change } of rows.slice(0, TABLE_MOST)) {
    const line = make('tr', change);
    const sign = { new: '+', gone: '−', differs: '≠', '': '' }[change];
    for (const text of [sign, `${hex(it.first)}-${hex(it.end)}`, size(it.end - it.first), it.text]) line.append(make('td', '', text));
    line.dataset.tip = kinds[it.kind];
    element.append(line);
  }
  box.append(element);
  if (rows.length > TABLE_MOST) box.append(make('div', 'nothing', `... and ${rows.length - TABLE_MOST} more`));
  return box;
}

function side(name, className, text) {
  const box = make('div', 'side ' + className);
  box.append(make('h2', '', name), make('div', 'mono', text));
  return box;
}

function drawDetail(lane) {
  const detail = byId('detail');
  const text = laneText(lane);
  detail.textContent = '';
  const call = make('div', 'call');
  call.append(make('code', '', (text.number ? text.number + '  ' : '') + text.call + (text.result ? ' = ' + text.result : '')));
  detail.append(call);
  if (lane === data.failed) {
    const beside = make('div', 'beside');
    beside.append(side('expected', 'want', data.finding.want), side('actual', 'have', data.finding.have));
    detail.append(make('div', 'bad', data.finding.title), beside);
  }
  if (endedIn(lane))
    detail.append(make('div', 'nothing', lane > data.steps.length
      ? 'This was found when the program was over and everything was taken down. What was there before:'
      : 'Nothing was seen after this. What was there before:'));
  if (lane < looks.length || endedIn(lane)) {
    const { guest, host } = lookAt(lane);
    const before = lane > 0 ? lookAt(lane - 1) : nothing;
    const others = lane === data.failed && expected.length ? expected : null;
    const tables = make('div', 'tables');
    drawPicture(lane);
    if (others) tables.append(table('expected', others, others, guest));
    tables.append(table(others ? 'actual' : 'guest map', guest, before.guest, others), table('host', host, before.host));
    detail.append(tables);
  } else {
    detail.append(make('div', 'nothing', 'This step was not run.'));
  }
  if (lane === data.failed && data.words) {
    const words = make('details');
    words.open = endedIn(lane);
    words.append(make('summary', '', 'the whole report'), make('pre', '', data.words));
    detail.append(words);
  }
  detail.scrollTop = 0;
}

/* --- Stepping. --- */

function choose(lane) {
  lane = Math.max(0, Math.min(laneCount - 1, lane));
  if (lane === chosen) return;
  const before = chosen;
  chosen = lane;
  mark(before);
  mark(lane);
  const top = laneTop(lane);
  const room = timeline.clientHeight - 36;
  if (top < timeline.scrollTop) timeline.scrollTop = top;
  else if (top + laneHeight(lane) > timeline.scrollTop + room) timeline.scrollTop = top + laneHeight(lane) - room;
  drawLanes();
  byId('where').textContent = lane === 0 ? `start, of ${data.steps.length}`
    : lane > data.steps.length ? 'at the end' : `step ${lane} of ${data.steps.length}`;
  byId('first').disabled = byId('previous').disabled = lane === 0;
  byId('last').disabled = byId('next').disabled = lane === laneCount - 1;
  drawDetail(lane);
  history.replaceState(null, '', '#' + lane);
}

function widen(factor) {
  zoom = factor === 0 ? 1 : Math.max(1, Math.min(64, zoom * factor));
  layTimeline();
}

const keys = {
  ArrowLeft: () => choose(chosen - 1),
  ArrowUp: () => choose(chosen - 1),
  ArrowRight: () => choose(chosen + 1),
  ArrowDown: () => choose(chosen + 1),
  PageUp: () => choose(chosen - 10),
  PageDown: () => choose(chosen + 10),
  Home: () => choose(0),
  End: () => choose(laneCount - 1),
  f: () => data.failed >= 0 && choose(data.failed),
  '+': () => widen(1.5),
  '=': () => widen(1.5),
  '-': () => widen(1 / 1.5),
  '0': () => widen(0),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
byId('first').onclick = keys.Home;
byId('previous').onclick = keys.ArrowLeft;
byId('next').onclick = keys.ArrowRight;
byId('last').onclick = keys.End;
byId('failing').onclick = keys.f;
byId('wider').onclick = keys['+'];
byId('narrower').onclick = keys['-'];
byId('fit').onclick = keys['0'];
lanes.addEventListener('click', event => {
  const lane = event.target.closest('.lane');
  if (lane) choose(Number(lane.dataset.lane));
});
timeline.addEventListener('scroll', drawLanes);
window.addEventListener('resize', () => {
  layTimeline();
  drawDetail(chosen);
});

/* --- Hovering. --- */

const tip = byId('tip');
document.addEventListener('pointermove', event => {
  const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
  tip.hidden = !target;
  if (!target) return;
  tip.textContent = target.dataset.tip;
  tip.style.left = Math.max(4, Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8)) + 'px';
  const below = event.clientY + 18;
  tip.style.top = (below + tip.offsetHeight > window.innerHeight ? event.clientY - tip.offsetHeight - 10 : below) + 'px';
});

/* --- Once. --- */

function drawLegend() {
  const items = byId('legend-items');
  const add = (className, text) => items.append(make('div', className), make('div', '', text));
  prots.forEach((prot, index) => add(`bar p${index}`, prot));
  for (const kind of ['anon', 'private-file', 'shared-file', 'shared-anon', 'guard', 'foreign']) add(`bar p3 ${kind}`, kinds[kind]);
  add('bar p3 old', 'as it was before the step');
  const asked = make('div');
  asked.style.cssText = 'height:3px;background:var(--accent)';
  items.append(asked, make('div', '', 'addresses the step asks for'));
  if (sizesDiffer) items.append(make('div', 'nothing', 'below'), make('div', '', H > T
    ? 'host mappings; then the fragments: parts of host pages, in their page\'s frame' : 'host mappings, with the borders of host pages'));
}

byId('file').textContent = data.file;
document.title = data.file + ' - mapfuzz';
byId('config').textContent = data.config;
byId('verdict').textContent = data.failed >= 0 ? data.finding.title : data.verdict;
byId('verdict').className = data.failed >= 0 ? 'bad' : 'good';
byId('failing').hidden = data.failed < 0;
drawLegend();
layTimeline();
const asked = /^#\d+$/.test(location.hash) ? Number(location.hash.slice(1)) : -1;
choose(asked >= 0 && asked < laneCount ? asked : data.failed >= 0 ? data.failed : Math.min(1, laneCount - 1));
