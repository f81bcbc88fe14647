// SPDX-License-Identifier: Apache-2.0
// The cells in the canal, in three dimensions. The page says everything without this script: a still picture stands where it or WebGL
// is missing, and on paper. World: X caudal, Y dorsal, Z to the patient's left, so that the head is at the left and dorsal above.
"use strict";
(() => {
  const root = document.getElementById("graft-view");
  const data = JSON.parse(document.getElementById("graft-data").textContent);
  const probe = document.createElement("canvas");
  if (!probe.getContext("webgl") && !probe.getContext("experimental-webgl")) return;

  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  const element = (name, className, text) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

  const stage = root.querySelector(".stage"), panel = root.querySelector(".panel"), canvas = stage.querySelector("canvas");
  const compartmentKeys = ["suspended", "bedload", "adherent", "parenchyma", "dead", "left"];
  const drawnCompartments = 4;   // the living
  const colours = ["compartment", "type", "clone"];
  const whole = { from: data.from[0], to: data.to[0] };
  const wholeLength = whole.to - whole.from;

  const renderer = new THREE.WebGLRenderer({ canvas, antialias: true, alpha: true });
  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(22, 1, 1, 1e5);
  const model = new THREE.Group();
  scene.add(model);
  scene.add(new THREE.HemisphereLight(0xffffff, 0x777777, 0.95));
  const lamp = new THREE.DirectionalLight(0xffffff, 0.45);
  lamp.position.set(-0.4, 1, 1.2);
  scene.add(lamp);

  // --- surfaces -----------------------------------------------------------------------------------------------------------------
  const rows = new Float32Array(bytes(data.shape.sections)), width = 7;
  const sections = [];
  for (let i = 0; i < rows.length; i += width) sections.push(Array.from(rows.subarray(i, i + width)));
  const sectionAt = (x) => {
    let i = 1;
    while (i < sections.length - 1 && sections[i][0] < x) ++i;
    const a = sections[i - 1], b = sections[i], t = clamp((x - a[0]) / (b[0] - a[0]), 0, 1);
    return a.map((value, k) => value + t * (b[k] - value));
  };
  const sides = 40;
  const loft = (list, half, centre, swell) => {
    const points = [], index = [];
    for (const s of list)
      for (let k = 0; k <= sides; ++k) {
        const turn = 2 * Math.PI * k / sides;
        points.push(s[0], centre[1](s) + swell * s[half + 1] * Math.cos(turn), centre[0](s) + swell * s[half] * Math.sin(turn));
      }
    for (let i = 0; i + 1 < list.length; ++i)
      for (let k = 0; k < sides; ++k) {
        const a = i * (sides + 1) + k, b = a + sides + 1;
        index.push(a, a + 1, b, b, a + 1, b + 1);   // seen from outside
      }
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(points, 3));
    geometry.setIndex(index);
    geometry.computeVertexNormals();
    return geometry;
  };
  const surface = (geometry, opacity, order) => {
    const material = new THREE.MeshLambertMaterial({ transparent: true, opacity, depthWrite: false });
    const mesh = new THREE.Mesh(geometry, material);
    mesh.renderOrder = order;
    mesh.frustumCulled = false;
    model.add(mesh);
    return mesh;
  };
  const origin = [() => 0, () => 0], ofDura = [(s) => s[5], (s) => s[6]];
  const between = (from, to) => [sectionAt(from), ...sections.filter((s) => s[0] > from && s[0] < to), sectionAt(to)];
  const [lesionFrom, lesionTo] = data.shape.lesion;
  const hurt = between(lesionFrom, lesionTo);
  const narrowed = data.shape.passage < 1 && data.shape.block[1] > data.shape.block[0];
  const narrow = between(...data.shape.block);
  const surfaces = {
    cord: surface(loft(sections.filter((s) => s[1] > 0), 1, origin, 1), 0.42, 1),
    lesion: surface(loft(hurt, 1, origin, 1.04), 0.62, 2),
    block: surface(loft(narrow, 3, ofDura, 1.03), narrowed ? 0.2 + 0.5 * (1 - data.shape.passage) : 0, 5),
    dura: surface(loft(sections, 3, ofDura, 1), 0.13, 4),
  };
  const axonEnds = new Uint16Array(bytes(data.axons)), axonPoints = new Float32Array(axonEnds.length);
  for (let i = 0; i < axonEnds.length; i += 3) {
    const at = (k) => data.from[k] + axonEnds[i + k] / 65535 * (data.to[k] - data.from[k]);
    axonPoints[i] = at(0); axonPoints[i + 1] = at(2); axonPoints[i + 2] = at(1);
  }
  const axonGeometry = new THREE.BufferGeometry();
  axonGeometry.setAttribute("position", new THREE.Float32BufferAttribute(axonPoints, 3));
  const axons = new THREE.LineSegments(axonGeometry, new THREE.LineBasicMaterial({ transparent: true, opacity: 0.7 }));
  axons.frustumCulled = false;
  axons.renderOrder = 3;
  model.add(axons);

  // --- cells --------------------------------------------------------------------------------------------------------------------
  const colourArray = (n) => Array.from({ length: n }, () => new THREE.Color());
  const uniforms = {
    from: { value: new THREE.Vector3(...data.from) },
    size: { value: new THREE.Vector3(...data.to.map((to, i) => to - data.from[i])) },
    pixels: { value: 3 }, mode: { value: 0 },
    inColour: { value: colourArray(6) }, typeColour: { value: colourArray(9) },
    inShown: { value: [1, 1, 1, 1, 1, 0] }, typeShown: { value: Array(9).fill(1) },
  };
  const cellMaterial = new THREE.ShaderMaterial({
    uniforms, transparent: true,
    vertexShader: `
      attribute float code;
      uniform vec3 from, size, inColour[6], typeColour[9];
      uniform float pixels, mode, inShown[6], typeShown[9];
      varying vec4 tint;
      void main() {
        int type = int(mod(code, 16.0) + 0.5), place = int(mod(floor(code / 16.0), 8.0) + 0.5);
        float clone = floor(code / 512.0);
        vec3 p = from + position * size;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(p.x, p.z, p.y, 1.0);
        vec3 colour = mode < 0.5 ? inColour[place] : mode < 1.5 ? typeColour[type]
          : 0.52 + 0.4 * cos(6.2831853 * (clone * 0.618034 + vec3(0.0, 0.33, 0.67)));
        bool dead = place == 4;
        bool shown = inShown[place] > 0.5 && (mode < 0.5 || mode > 1.5 || typeShown[type] > 0.5);
        tint = vec4(colour, dead ? 0.45 : 0.92);
        gl_PointSize = dead ? 0.75 * pixels : pixels;
        if (!shown) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
      }`,
    fragmentShader: `
      varying vec4 tint;
      void main() {
        vec2 away = gl_PointCoord - 0.5;
        if (dot(away, away) > 0.25) discard;
        gl_FragColor = tint;
      }`,
  });
  const clouds = data.times.map(() => null);
  const cloud = (time) => {
    if (clouds[time]) return clouds[time];
    const words = new THREE.InterleavedBuffer(new Uint16Array(bytes(data.times[time].cells)), 4);
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.InterleavedBufferAttribute(words, 3, 0, true));
    geometry.setAttribute("code", new THREE.InterleavedBufferAttribute(words, 1, 3, false));
    return clouds[time] = geometry;
  };
  const cells = new THREE.Points(cloud(0), cellMaterial);
  cells.frustumCulled = false;
  cells.renderOrder = 3;
  model.add(cells);

  // --- what is looked at ----------------------------------------------------------------------------------------------------------
  const view = { x: 0, length: 0, turn: 0, tilt: 0, thick: 1 };
  const presets = {
    "Whole canal": () => ({ x: (whole.from + whole.to) / 2, length: 1.13 * wholeLength, thick: 8 }),
    "Lesion": () => ({ x: (lesionFrom + lesionTo) / 2, length: Math.max(4 * (lesionTo - lesionFrom), 60), thick: 2 }),
    "Below the conus": () => {
      const end = sections.filter((s) => s[1] > 0).pop()[0];
      return { x: (end + whole.to) / 2, length: 1.15 * (whole.to - end), thick: 2.5 };
    },
  };
  const look = (to) => {
    Object.assign(view, { turn: 0.35, tilt: 0.08 }, to);
    thick.value = view.thick;
    draw();
  };

  const placeLabels = [];
  const label = (text, className) => {
    const e = element("span", "place " + className, text);
    stage.append(e);
    return e;
  };
  const first = ["C1", "T1", "L1", "cauda", "C5", "T6", "T12", "S1", "C3", "C7", "T3", "T9"];
  const rank = (name) => { const i = first.indexOf(name); return i < 0 ? first.length : i; };
  for (const [name, from, to] of data.shape.regions)
    placeLabels.push({ x: name === "cauda" ? from + 0.5 * (to - from) : (from + to) / 2, rank: rank(name), e: label(name === "cauda" ? "below the conus" : name, "") });
  placeLabels.sort((a, b) => a.rank - b.rank);
  const open = !narrowed ? "" : data.shape.passage <= 0 ? ", canal closed" : `, canal ${Math.round(100 * data.shape.passage)} % open`;
  const lesionLabel = label(`lesion ${data.lesion}${open}`, "at-lesion");
  const when = element("span", "corner when");
  stage.append(when);

  const size = { width: 0, height: 0, upright: false };
  const measure = () => {
    size.width = stage.clientWidth;
    size.height = stage.clientHeight;
    size.upright = size.height > 1.05 * size.width;
    stage.classList.toggle("upright", size.upright);
    renderer.setPixelRatio(Math.min(devicePixelRatio || 1, 2));
    renderer.setSize(size.width, size.height, false);
    lesionLabel.textContent = `lesion ${data.lesion}${size.upright ? open.replace(", ", "\n") : open}`;
    camera.aspect = size.width / size.height;
    camera.updateProjectionMatrix();
  };
  const pixelsPerMillimetre = () => (size.upright ? size.height : size.width) / view.length;

  const arrangeLabels = () => {
    const along = size.upright ? size.height : size.width, taken = [];
    const at = (x) => along / 2 + (x - view.x) * pixelsPerMillimetre() * Math.cos(view.tilt);
    const put = (e, pixel, offset) => {
      e.style.transform = size.upright ? `translate(${offset}px, ${pixel}px) translateY(-50%)` : `translate(${pixel}px, ${offset}px) translateX(-50%)`;
    };
    for (const l of placeLabels) {
      const pixel = at(l.x), half = size.upright ? 9 : l.e.textContent.length * 3.4 + 5;
      const free = pixel > half && pixel < along - half && taken.every(([p, h]) => Math.abs(p - pixel) > h + half);
      l.e.hidden = !free;
      if (!free) continue;
      taken.push([pixel, half]);
      put(l.e, pixel, size.upright ? 8 : size.height - 20);
    }
    const lesion = at((lesionFrom + lesionTo) / 2), halfWord = Math.max(...lesionLabel.textContent.split("\n").map((line) => line.length)) * 3.6;
    lesionLabel.hidden = lesion < 0 || lesion > along;
    put(lesionLabel, size.upright ? lesion : clamp(lesion, halfWord + 110, along - halfWord - 4), size.upright ? size.width - 2 * halfWord - 8 : 14);
  };

  let asked = false;
  const draw = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const half = Math.tan(camera.fov * Math.PI / 360);
      const distance = view.length / 2 / (size.upright ? half : half * camera.aspect);
      camera.position.set(0, 0, distance);
      camera.near = distance / 50;
      camera.far = distance + 3 * wholeLength;
      camera.updateProjectionMatrix();
      // Scale, roll about the long axis, tilt the axis, and stand it upright on a narrow screen.
      const m = new THREE.Matrix4(), step = new THREE.Matrix4();
      if (size.upright) m.multiply(step.makeRotationZ(-Math.PI / 2));
      m.multiply(step.makeRotationY(view.tilt)).multiply(step.makeRotationX(view.turn));
      m.multiply(step.makeScale(1, view.thick, view.thick)).multiply(step.makeTranslation(-view.x, 0, 0));
      model.matrixAutoUpdate = false;
      model.matrix.copy(m);
      model.matrixWorldNeedsUpdate = true;
      uniforms.pixels.value = renderer.getPixelRatio() * clamp(2.1 * Math.pow(wholeLength / view.length, 0.4), 1.8, 7);
      arrangeLabels();
      renderer.render(scene, camera);
    });
  };

  // --- colours of the page --------------------------------------------------------------------------------------------------------
  const paint = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    compartmentKeys.forEach((key, i) => uniforms.inColour.value[i].set(colour("--in-" + key)));
    uniforms.typeColour.value.forEach((c, i) => c.set(colour("--type-" + i)));
    for (const name of ["cord", "lesion", "dura", "block"]) surfaces[name].material.color.set(colour("--" + name));
    axons.material.color.set(colour("--axon"));
    draw();
  };

  // --- panel ------------------------------------------------------------------------------------------------------------------------
  const choice = (kind, text, checked, act, swatch) => {
    const line = element("label", "choice"), input = element("input");
    input.type = kind;
    input.checked = checked;
    input.addEventListener("change", () => act(input.checked));
    line.append(input);
    if (swatch) line.append(element("span", "swatch " + swatch));
    line.append(text);
    return line;
  };
  const group = (title, className, ...parts) => {
    const box = element("fieldset", className);
    box.append(element("legend", "", title), ...parts);
    panel.append(box);
    return box;
  };

  const slider = panel.querySelector(".time input"), shownTime = panel.querySelector("output"), play = panel.querySelector(".play");
  const readout = root.querySelector(".readout");
  const percent = (part, all) => part === 0 ? "none" : 100 * part < 0.05 * all ? "less than 0.1 %" : (100 * part / all).toFixed(1) + " %";
  const setTime = (time) => {
    const t = data.times[time];
    slider.value = time;
    slider.setAttribute("aria-valuetext", t.time);
    shownTime.textContent = when.textContent = t.time;
    cells.geometry = cloud(time);
    const shares = data.names.compartments.map((name, i) => `${percent(t.in[i], t.ever)} ${name}`);
    readout.textContent = `${t.time} after the first dose: of the cells followed ${shares.join(", ")}. ${t.onLesion}`;
    draw();
  };
  slider.max = data.times.length - 1;
  slider.addEventListener("input", () => { stop(); setTime(Number(slider.value)); });
  let running = 0;
  const stop = () => {
    clearInterval(running);
    running = 0;
    play.textContent = "Play";
    readout.setAttribute("aria-live", "polite");
  };
  play.addEventListener("click", () => {
    if (running) return stop();
    readout.setAttribute("aria-live", "off");
    play.textContent = "Pause";
    if (Number(slider.value) === data.times.length - 1) setTime(0);
    running = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next >= data.times.length) return stop();
      setTime(next);
    }, 900);
  });

  const colourBy = (name) => {
    root.dataset.colour = name;
    uniforms.mode.value = colours.indexOf(name);
    draw();
  };
  const radios = colours.map((name, i) => choice("radio", name, i === 0, () => colourBy(name)));
  radios.forEach((r) => { r.firstChild.name = "graft-colour"; });
  group("Colour by", "", ...radios);
  group("Cells", "of-compartments", ...data.names.compartments.slice(0, drawnCompartments).map((name, i) =>
    choice("checkbox", name, true, (on) => { uniforms.inShown.value[i] = on ? 1 : 0; draw(); }, "in-" + compartmentKeys[i])));
  group("Types", "of-types", ...data.names.types.map((name, i) =>
    choice("checkbox", name, true, (on) => { uniforms.typeShown.value[i] = on ? 1 : 0; draw(); }, "type-" + i)));
  const parts = [["dura", "wall of the canal"], ["cord", "cord"], ["lesion", "lesion"], ...(narrowed ? [["block", "narrowed canal"]] : [])].map(([key, name]) =>
    choice("checkbox", name, true, (on) => { surfaces[key].visible = on; draw(); }, "of-" + key));
  if (axonEnds.length > 0) parts.push(choice("checkbox", "axons", true, (on) => { axons.visible = on; draw(); }));
  group("Surfaces", "", ...parts);
  const thick = element("input", "thick");
  thick.type = "range"; thick.min = 1; thick.max = 10; thick.step = 0.5;
  thick.setAttribute("aria-label", "thickness exaggerated by");
  thick.addEventListener("input", () => { view.thick = Number(thick.value); draw(); });
  const buttons = Object.entries(presets).map(([name, of]) => {
    const b = element("button", "", name);
    b.type = "button";
    b.addEventListener("click", () => look(of()));
    return b;
  });
  const thickLine = element("label", "choice thick-line", "thickness ");
  thickLine.append(thick);
  group("Look at", "", ...buttons, thickLine);

  // --- hand, wheel and keys -----------------------------------------------------------------------------------------------------------
  const move = (share) => { view.x = clamp(view.x + share * view.length, whole.from, whole.to); draw(); };
  const turn = (angle) => { view.turn += angle; draw(); };
  const tilt = (angle) => { view.tilt = clamp(view.tilt + angle, -1.3, 1.3); draw(); };
  const zoom = (factor) => { view.length = clamp(view.length * factor, 8, 1.3 * wholeLength); draw(); };
  const fingers = new Map();
  canvas.addEventListener("pointerdown", (e) => {
    fingers.set(e.pointerId, [e.clientX, e.clientY]);
    canvas.setPointerCapture(e.pointerId);
  });
  const lift = (e) => fingers.delete(e.pointerId);
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointermove", (e) => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    const dx = e.clientX - before[0], dy = e.clientY - before[1];
    const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };
    if (fingers.size === 2) {
      const was = spread();
      fingers.set(e.pointerId, [e.clientX, e.clientY]);
      if (spread() > 0) zoom(was / spread());
      return;
    }
    fingers.set(e.pointerId, [e.clientX, e.clientY]);
    if (e.shiftKey) return tilt(dx / 250);
    if (size.upright) { turn(dx / 120); move(-dy / size.height); } else { turn(dy / 120); move(-dx / size.width); }
  });
  canvas.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && document.activeElement !== canvas) return;   // the page scrolls
    e.preventDefault();
    zoom(Math.exp(e.deltaY / 600));
  }, { passive: false });
  const keys = {
    ArrowLeft: () => size.upright ? turn(-0.12) : move(-0.06), ArrowRight: () => size.upright ? turn(0.12) : move(0.06),
    ArrowUp: () => size.upright ? move(-0.06) : turn(-0.12), ArrowDown: () => size.upright ? move(0.06) : turn(0.12),
    "+": () => zoom(0.85), "=": () => zoom(0.85), "-": () => zoom(1 / 0.85), "[": () => tilt(-0.1), "]": () => tilt(0.1),
    Home: () => look(presets["Whole canal"]()), l: () => look(presets.Lesion()),
    ",": () => setTime(Math.max(0, Number(slider.value) - 1)), ".": () => setTime(Math.min(data.times.length - 1, Number(slider.value) + 1)),
  };
  canvas.addEventListener("keydown", (e) => {
    const act = e.ctrlKey || e.metaKey || e.altKey ? undefined : keys[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });

  // --- begin --------------------------------------------------------------------------------------------------------------------------
  root.classList.add("live");
  for (const part of [stage, panel, readout]) part.hidden = false;
  const arrange = () => { measure(); draw(); };
  arrange();
  paint();
  colourBy("compartment");
  look(presets["Whole canal"]());
  setTime(Math.min(data.times.length - 1, Math.floor(data.times.length / 2)));
  addEventListener("resize", arrange);
  canvas.addEventListener("webglcontextlost", (e) => e.preventDefault());
  canvas.addEventListener("webglcontextrestored", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new MutationObserver(paint).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
