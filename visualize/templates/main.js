// Starts the page, and draws anew what a change of the model touches.

onChange((what) => {
  if (what === 'language') showWords();
  if (what === 'language' || what === 'filters') showFilters();
  if (what === 'language' || what === 'filters' || what === 'search') {
    showResults();
    showList();
  }
  if (what !== 'search') showDetails();
  paint();
  showBanners();
  markRow();
  canvas.network?.redraw();
});

darkness.addEventListener('change', () => {
  applyPalette();
  changed('theme');
});

applyPalette();
startCanvas();
startKeyboard();
startControls();
changed('language');
fit(false);
