import Films

/// The palettes of shots by hue and chroma, and how they change. The script draws them.
struct ReportWheel {
  let film: Film

  var html: String {
    let last = max(0, film.shots.count - 1)
    return """
      \(ReportPart.begin("wheel", "Hue and chroma"))\
      <div class="moving"><div class="wheel">
      <canvas id="wheel-canvas" role="img" aria-label="Hue and chroma of the shot’s palette"></canvas>
      <div>
      <p class="hint">Oklch: the angle is the hue, the distance from the middle the chroma; grays \
      are in the middle. Small dots are the palettes of all shots; large ones, sized by \
      their shares, are the palette of the shot at the current place in the film.</p>
      <p class="steps"><button type="button" id="previous">Previous shot</button>
      <button type="button" id="next">Next shot</button>
      <button type="button" id="play" aria-pressed="false">Play</button>
      \(ReportPart.saveButton("PNG"))</p>
      <label for="shot-range">Shot</label>
      <input type="range" id="shot-range" min="0" max="\(last)" value="0" step="1">
      <p id="wheel-where"></p>
      <ul class="swatches small" id="wheel-colors"></ul>
      </div></div></div>
      \(ReportPart.end)
      """
  }
}
