'use strict';

// Strokes are kept as they were drawn, on a sheet of 256 × 256, and drawn again with what the sliders say: the pen's
// width belongs to the whole drawing. What is sent is the sheet as 256 × 256 bytes of grey.

const SIDE = 256;
const PAPER = [0xf8, 0xf5, 0xef];
const INK = [0x22, 0x26, 0x2b];
const FOR = [0xff, 0x7a, 0x1a];
const AGAINST = [0x2a, 0x7d, 0xe1];
const LABELS = ['X', 'O', 'neither'];

const byId = id => document.getElementById(id);
const sheet = byId('sheet');
const small = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
const strokes = [];
let current = null; // the stroke that is being drawn, and the pointer that draws it
let asked = false; // whether an answer is on its way
let stale = false; // whether something has changed since it was asked for

const slider = id => Number(byId(id).value);
const paper = () => document.querySelector('input[name=paper]:checked').value;

// From the sheet as drawn to the sheet as shown; the sliders turn and size it around its middle.
function placement() {
  const turn = slider('turn') * Math.PI / 180;
  const size = slider('size') / 100;
  const [c, s, m] = [Math.cos(turn) * size, Math.sin(turn) * size, SIDE / 2];
  return new DOMMatrix([c, s, -s, c, m - c * m + s * m + slider('right'), m - s * m - c * m + slider('down')]);
}

function draw(canvas) {
  const g = canvas.getContext('2d', { willReadFrequently: canvas === small });
  const scale = canvas.width / SIDE;
  const dark = paper() === 'board';
  g.setTransform(scale, 0, 0, scale, 0, 0);
  g.fillStyle = dark ? '#22302a' : '#fdfcf8';
  g.fillRect(0, 0, SIDE, SIDE);
  if (paper() === 'squared') {
    g.strokeStyle = '#c3d3e2';
    g.lineWidth = 1;
    g.beginPath();
    for (let i = 16; i < SIDE; i += 32) {
      g.moveTo(i, 0);
      g.lineTo(i, SIDE);
      g.moveTo(0, i);
      g.lineTo(SIDE, i);
    }
    g.stroke();
  }
  g.strokeStyle = g.fillStyle = dark ? '#f4f1e6' : '#1d2330';
  g.lineCap = g.lineJoin = 'round';
  const place = placement();
  for (const stroke of strokes) {
    line(g, stroke.map(p => ({ ...at(place, p), w: slider('pen') * p.pressure })));
  }
}

function at(matrix, p) {
  return { x: matrix.a * p.x + matrix.c * p.y + matrix.e, y: matrix.b * p.x + matrix.d * p.y + matrix.f };
}

// Through the middles between points, so that it has no edges.
function line(g, points) {
  if (points.length === 1) {
    g.beginPath();
    g.arc(points[0].x, points[0].y, points[0].w / 2, 0, 2 * Math.PI);
    g.fill();
    return;
  }
  let from = points[0];
  for (let i = 1; i < points.length; i++) {
    const last = i === points.length - 1;
    const [p, q] = [points[i - 1], points[i]];
    const to = last ? q : { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
    g.lineWidth = (p.w + q.w) / 2;
    g.beginPath();
    g.moveTo(from.x, from.y);
    g.quadraticCurveTo(p.x, p.y, to.x, to.y);
    g.stroke();
    from = to;
  }
}

function changed() {
  draw(sheet);
  byId('hint').hidden = strokes.length > 0;
  stale = true;
  ask();
}

// One question at a time; what changed meanwhile is asked for when the answer is there.
async function ask() {
  if (asked || !stale) {
    return;
  }
  stale = false;
  if (strokes.length === 0) {
    empty();
    return;
  }
  asked = true;
  try {
    draw(small);
    const rgba = small.getContext('2d').getImageData(0, 0, SIDE, SIDE).data;
    const grey = new Uint8Array(SIDE * SIDE);
    for (let i = 0; i < grey.length; i++) {
      grey[i] = Math.round(0.299 * rgba[4 * i] + 0.587 * rgba[4 * i + 1] + 0.114 * rgba[4 * i + 2]);
    }
    const response = await fetch('read', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: grey,
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
    const reading = await response.json();
    if (strokes.length > 0) {
      show(reading);
    }
  } catch (trouble) {
    note(trouble instanceof TypeError ? 'No answer: has thawline been stopped?' : trouble.message, true);
  } finally {
    asked = false;
    requestAnimationFrame(ask);
  }
}

function percent(share) {
  return share > 0.9995 && share < 1 ? '> 99.9 %' : (100 * share).toFixed(1) + ' %';
}

function element(name, style, text) {
  const e = document.createElement(name);
  e.className = style;
  e.textContent = text ?? '';
  return e;
}

function bar(style, share) {
  const outer = element('div', 'bar ' + style);
  const inner = outer.appendChild(document.createElement('i'));
  inner.style.width = 100 * share + '%';
  return outer;
}

function verdict(style, letter, words, shares) {
  byId('label').className = style;
  byId('label').textContent = letter;
  byId('probability').textContent = words;
  byId('shares').replaceChildren(...LABELS.flatMap(label => {
    const dd = document.createElement('dd');
    dd.append(bar(label, shares[label]), element('span', 'share', percent(shares[label])));
    return [element('dt', '', label), dd];
  }));
}

function show(reading) {
  const words = reading.label === 'neither' ? 'Neither an X nor an O' : (reading.label === 'X' ? 'An X' : 'An O');
  verdict(reading.label, reading.label, `${words}, ${percent(reading.probability)} sure`, reading.shares);
  byId('classifiers').replaceChildren(...reading.classifiers.map(c => {
    const row = document.createElement('tr');
    const th = element('th', '', c.name);
    th.scope = 'row';
    const length = element('td', 'length');
    length.append(bar(c.label, c.probability));
    row.append(th, element('td', 'what ' + c.label, c.label), length, element('td', 'share', percent(c.probability)));
    return row;
  }));
  for (const id of ['card', 'evidence']) {
    const g = byId(id).getContext('2d');
    g.globalCompositeOperation = 'source-over';
    g.imageSmoothingEnabled = false;
    g.drawImage(painted(reading.card, ink), 0, 0, SIDE, SIDE);
  }
  const g = byId('evidence').getContext('2d');
  g.globalCompositeOperation = 'multiply';
  g.imageSmoothingEnabled = true;
  g.drawImage(painted(reading.evidence, veil), 0, 0, SIDE, SIDE);
  note(`read in ${reading.milliseconds.toFixed(1)} ms`, false);
}

function empty() {
  verdict('idle', '?', 'Nothing is drawn yet.', { X: 0, O: 0, neither: 0 });
  byId('classifiers').replaceChildren();
  for (const id of ['card', 'evidence']) {
    byId(id).getContext('2d').clearRect(0, 0, byId(id).width, byId(id).height);
  }
  note('', false);
}

function note(text, trouble) {
  byId('time').textContent = text;
  byId('time').className = trouble ? 'note trouble' : 'note';
}

function ink(v) {
  return [...PAPER.map((p, i) => p + v / 255 * (INK[i] - p)), 255];
}

// Orange above the middle, blue below, and the clearer the nearer to it.
function veil(v) {
  return [...(v < 127.5 ? AGAINST : FOR), 2 * Math.abs(v - 127.5)];
}

function painted(plane, colour) {
  const bytes = Uint8Array.from(atob(plane.bytes), c => c.charCodeAt(0));
  const image = new ImageData(plane.width, plane.height);
  bytes.forEach((v, i) => image.data.set(colour(v), 4 * i));
  const canvas = Object.assign(document.createElement('canvas'), { width: plane.width, height: plane.height });
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

// Where a pointer is, on the sheet as drawn.
function pointOf(event, inverse) {
  const box = sheet.getBoundingClientRect();
  const shown = {
    x: (event.clientX - box.left) * SIDE / box.width,
    y: (event.clientY - box.top) * SIDE / box.height,
  };
  const pressure = event.pointerType === 'pen' && event.pressure > 0 ? 0.4 + 1.2 * event.pressure : 1;
  return { ...at(inverse, shown), pressure };
}

sheet.addEventListener('pointerdown', event => {
  if (current || event.button !== 0) {
    return;
  }
  sheet.setPointerCapture(event.pointerId);
  const inverse = placement().inverse();
  current = { pointer: event.pointerId, inverse, points: [pointOf(event, inverse)] };
  strokes.push(current.points);
  changed();
});

sheet.addEventListener('pointermove', event => {
  if (current?.pointer !== event.pointerId) {
    return;
  }
  const between = event.getCoalescedEvents?.() ?? [];
  for (const e of between.length > 0 ? between : [event]) {
    const p = pointOf(e, current.inverse);
    const q = current.points.at(-1);
    if (Math.hypot(p.x - q.x, p.y - q.y) > 0.7) {
      current.points.push(p);
    }
  }
  changed();
});

for (const name of ['pointerup', 'pointercancel']) {
  sheet.addEventListener(name, event => {
    if (current?.pointer === event.pointerId) {
      current = null;
    }
  });
}

function undo() {
  current = null;
  strokes.pop();
  changed();
}

function reset() {
  for (const [id, value] of [['size', 100], ['turn', 0], ['right', 0], ['down', 0]]) {
    byId(id).value = value;
  }
  outputs();
}

function clear() {
  current = null;
  strokes.length = 0;
  reset();
  changed();
}

function outputs() {
  for (const input of document.querySelectorAll('.sliders input')) {
    input.previousElementSibling.textContent = String(input.value).replace('-', '−') + (input.dataset.unit ?? '');
  }
}

byId('undo').addEventListener('click', undo);
byId('clear').addEventListener('click', clear);
byId('reset').addEventListener('click', () => {
  reset();
  changed();
});
byId('save').addEventListener('click', () => {
  draw(small);
  byId('save').href = small.toDataURL('image/png');
});
byId('paper').addEventListener('change', changed);
document.querySelector('.sliders').addEventListener('input', () => {
  outputs();
  changed();
});
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
    event.preventDefault();
    undo();
  } else if (event.key === 'Delete' || event.key === 'Escape') {
    clear();
  }
});

reset();
changed();
