// The map of a commune's page: its communes by name, and what is announced around it, counted together by the API. The list below it says the same without script.
"use strict";
{
  const place = document.querySelector(".map");
  const words = place.dataset;
  const centre = [Number(words.lat), Number(words.lon)];
  const narrow = matchMedia("(max-width: 43.99rem)").matches;
  place.hidden = false;

  // On a phone a finger scrolls the page past the map; two fingers or the buttons move the map.
  const map = L.map(place, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, dragging: !narrow, maxZoom: 18, minZoom: 7, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const radius = Math.max(Number(words.radius), 2000);
  map.fitBounds(L.latLng(centre).toBounds(2 * radius), { padding: [20, 8] });
  L.circle(centre, { radius, className: "zone", interactive: false, weight: 1.5 }).addTo(map);

  const textOf = (tag, text, className) => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = className ?? "";
    return element;
  };
  const filled = (words, value) => words.replace("{0}", value.toLocaleString("fr-FR"));

  // Names stand over the marks; of two that would overlap the first is read: the page's own commune, then the busiest.
  const names = [];
  for (const town of JSON.parse(document.getElementById("map-towns").textContent)) {
    const name = textOf("span", town.name);
    L.circleMarker([town.lat, town.lon], { radius: 3, stroke: false, className: "dot", interactive: false }).addTo(map);
    L.marker([town.lat, town.lon], { icon: L.divIcon({ className: "town", html: name, iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: 10000 }).addTo(map);
    names.push(name);
  }
  const part = () => {
    const placed = [];
    const edge = place.getBoundingClientRect();
    for (const name of names) {
      name.style.translate = "";
      let own = name.getBoundingClientRect();
      // The name of a town at the map's edge moves in to be read whole.
      const out = Math.max(edge.left + 4 - own.left, 0) + Math.min(edge.right - 4 - own.right, 0);
      if (out !== 0 && Math.abs(out) < own.width) {
        name.style.translate = `${out}px`;
        own = name.getBoundingClientRect();
      }
      const hidden = placed.some(p => own.left < p.right && own.right > p.left && own.top < p.bottom && own.bottom > p.top);
      name.style.visibility = hidden ? "hidden" : "";
      if (!hidden)
        placed.push(own);
    }
  };
  map.on("zoomend", part);
  part();

  const linkTo = item => {
    const link = textOf("a", item.title);
    link.href = new URL(item.url ?? `/records/${item.id}`, location.href).pathname;
    return link;
  };

  // What lies in a cluster, by name, when it is asked for.
  const list = async (feature, popup) => {
    const box = feature.bbox ?? [];
    const address = `${words.records}&limit=20&bbox=${box.join(",")}`;
    const content = document.createElement("div");
    try {
      const answer = await (await fetch(address)).json();
      const items = document.createElement("ul");
      for (const item of answer.items) {
        const line = document.createElement("li");
        line.append(linkTo(item));
        items.append(line);
      }
      content.append(items);
      if (answer.total > answer.items.length)
        content.append(textOf("p", filled(words.more, answer.total - answer.items.length)));
    } catch {
      content.append(textOf("p", filled(words.several, feature.properties.records)));
    }
    popup.setContent(content);
  };

  const markerOf = feature => {
    const { records, title } = feature.properties;
    const [lon, lat] = feature.geometry.coordinates;
    const several = records > 1;
    const mark = textOf("span", several ? records.toLocaleString("fr-FR") : "");
    const size = several ? 30 + Math.min(22, 5 * Math.log2(records)) : 18;
    const marker = L.marker([lat, lon], {
      icon: L.divIcon({ className: several ? "many" : "one", html: mark, iconSize: [size, size] }),
      title: several ? filled(words.several, records) : title,
    });
    if (!several)
      return marker.bindPopup(() => linkTo(feature.properties), { closeButton: false });
    // A popup opens by Enter too; a click alone doesn't come from the keyboard.
    return marker.bindPopup("…", { maxHeight: 220 }).on("popupopen", event => {
      if (records <= 20 || map.getZoom() >= 15)
        return list(feature, event.popup);
      map.closePopup(event.popup);
      return map.flyTo([lat, lon], map.getZoom() + 2, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    });
  };

  const marks = L.layerGroup().addTo(map);
  // Drawing anew takes marks away, and with a mark its popup: not when the map only made room for one, nor by an answer that was still on its way.
  // Room is made twice where the words come while the map still moves: each ends in a move of its own.
  let makesRoom = 0;
  let asked;
  const draw = async () => {
    if (makesRoom > 0) {
      makesRoom--;
      return;
    }
    asked?.abort();
    asked = new AbortController();
    const box = map.getBounds().pad(0.25);
    const edges = [Math.max(box.getWest(), -180), Math.max(box.getSouth(), -90), Math.min(box.getEast(), 180), Math.min(box.getNorth(), 90)].map(e => e.toFixed(5));
    try {
      const answer = await fetch(`${words.points}&zoom=${Math.round(map.getZoom())}&bbox=${edges.join(",")}`, { signal: asked.signal });
      if (!answer.ok)
        return;
      const features = (await answer.json()).features;
      marks.clearLayers();
      for (const feature of features) {
        const marker = markerOf(feature).addTo(marks);
        // Leaflet gives marks the role of a button; their name is what the pointer is told.
        marker.getElement()?.setAttribute("aria-label", marker.options.title);
      }
    } catch {
      // Offline, or moved on: what stands there stays.
    }
  };
  map.on("moveend", draw);
  map.on("autopanstart", () => { makesRoom++; });
  map.on("popupopen", event => {
    asked?.abort();
    event.popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  });
  draw();

  // Tiles come from elsewhere: only when somebody asks for them.
  const tiles = document.querySelector(".tiles:has(button)");
  if (tiles) {
    tiles.hidden = false;
    tiles.querySelector("button").addEventListener("click", () => {
      L.control.attribution({ prefix: false }).addTo(map);
      L.tileLayer(words.tiles, { attribution: textOf("span", words.tilesAttribution).innerHTML, maxZoom: 18, referrerPolicy: "origin" }).addTo(map);
      place.classList.add("tiled");
      tiles.remove();
    });
  }
}
