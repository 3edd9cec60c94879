import type * as Monaco from 'monaco-editor/editor';
import type { TokenKind } from './highlight/line-tokens.ts';

export const themeName = 'slipway';

/** The type of the page's code: 12 px mono on 19 px lines. */
export const editorFont = {
  fontFamily: "'JetBrains Mono Variable', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSize: 12,
  lineHeight: 19,
};

/** Keeps Monaco's theme equal to the page's custom properties, through every switch of theme. Call to stop. */
export function followPageTheme(monaco: typeof Monaco): () => void {
  const apply = () => {
    monaco.editor.defineTheme(themeName, pageTheme());
    monaco.editor.setTheme(themeName);
  };
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function pageTheme(): Monaco.editor.IStandaloneThemeData {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => toHex(style.getPropertyValue(name).trim());
  const rules = Object.entries(PROPERTY_OF_TOKEN).map(([token, [property, fontStyle]]) => ({
    token,
    foreground: color(property).slice(1),
    ...(fontStyle ? { fontStyle } : {}),
  }));
  return {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [{ token: '', foreground: color('--t1').slice(1), background: color('--s2').slice(1) }, ...rules],
    colors: Object.fromEntries(
      Object.entries(PROPERTY_OF_COLOR).map(([name, [property, alpha = '']]) => [
        name,
        color(property) + alpha,
      ]),
    ),
  };
}

/** The custom property behind each kind of token; semantic tokens have the same names. */
const PROPERTY_OF_TOKEN: Readonly<Record<Exclude<TokenKind, 'text'>, readonly [string, string?]>> = {
  key: ['--c-key'],
  string: ['--c-str'],
  constant: ['--c-str'],
  operator: ['--t3'],
  comment: ['--c-cm'],
  tag: ['--c-sec'],
  template: ['--c-cm', 'italic'],
  section: ['--c-sec', 'bold'],
  directive: ['--c-dir'],
  program: ['--c-prg'],
  keyword: ['--c-sec'],
  flag: ['--c-flg'],
  name: ['--c-nm'],
  image: ['--c-str'],
  variable: ['--c-flg'],
};

/** Monaco's colour, our custom property, and an alpha where it lies over text. */
const PROPERTY_OF_COLOR: Readonly<Record<string, readonly [string, string?]>> = {
  'editor.background': ['--s2'],
  'editor.foreground': ['--t1'],
  'editorLineNumber.foreground': ['--t3'],
  'editorLineNumber.activeForeground': ['--t1'],
  'editorCursor.foreground': ['--accent'],
  'editor.selectionBackground': ['--accent', '38'],
  'editor.inactiveSelectionBackground': ['--accent', '24'],
  'editor.selectionHighlightBackground': ['--accent', '1c'],
  'editor.wordHighlightBackground': ['--accent', '18'],
  'editor.wordHighlightStrongBackground': ['--accent', '22'],
  'editor.findMatchBackground': ['--warn', '66'],
  'editor.findMatchHighlightBackground': ['--warn', '33'],
  'editor.lineHighlightBackground': ['--s3', '80'],
  'editor.lineHighlightBorder': ['--s3', '00'],
  'editorBracketMatch.background': ['--accent', '22'],
  'editorBracketMatch.border': ['--accent', '66'],
  'editorIndentGuide.background1': ['--s3'],
  'editorIndentGuide.activeBackground1': ['--line2'],
  'editorWhitespace.foreground': ['--line2'],
  'editorGutter.foldingControlForeground': ['--t3'],
  'editorError.foreground': ['--err'],
  'editorWarning.foreground': ['--warn'],
  'editorInfo.foreground': ['--info'],
  'editorHint.foreground': ['--t3'],
  'editorLink.activeForeground': ['--accent'],
  'editorLightBulb.foreground': ['--warn'],
  'editorLightBulbAutoFix.foreground': ['--accent'],
  'editorWidget.background': ['--s1'],
  'editorWidget.foreground': ['--t1'],
  'editorWidget.border': ['--line2'],
  'editorHoverWidget.background': ['--s1'],
  'editorHoverWidget.foreground': ['--t1'],
  'editorHoverWidget.border': ['--line2'],
  'editorHoverWidget.statusBarBackground': ['--s3'],
  'editorSuggestWidget.background': ['--s1'],
  'editorSuggestWidget.border': ['--line2'],
  'editorSuggestWidget.selectedBackground': ['--accent-s'],
  'editorSuggestWidget.selectedForeground': ['--t1'],
  'editorSuggestWidget.highlightForeground': ['--accent'],
  'editorStickyScroll.background': ['--s2'],
  'editorStickyScroll.border': ['--line'],
  'editorStickyScrollHover.background': ['--s3'],
  'editorOverviewRuler.border': ['--line', '00'],
  'editorUnicodeHighlight.border': ['--warn'],
  'scrollbar.shadow': ['--line'],
  'scrollbarSlider.background': ['--t3', '33'],
  'scrollbarSlider.hoverBackground': ['--t3', '55'],
  'scrollbarSlider.activeBackground': ['--t3', '77'],
  focusBorder: ['--accent'],
  'inputValidation.infoBackground': ['--s1'],
  'inputValidation.infoForeground': ['--t1'],
  'inputValidation.infoBorder': ['--line2'],
  'input.background': ['--s2'],
  'input.foreground': ['--t1'],
  'input.border': ['--line2'],
  'inputOption.activeBackground': ['--accent-s'],
  'inputOption.activeForeground': ['--t1'],
  'inputOption.activeBorder': ['--accent'],
  'button.background': ['--accent'],
  'button.foreground': ['--accent-t'],
  'button.hoverBackground': ['--accent-h'],
  'textLink.foreground': ['--accent'],
  'textLink.activeForeground': ['--accent-h'],
  'list.hoverBackground': ['--s3'],
  'list.activeSelectionBackground': ['--accent-s'],
  'list.activeSelectionForeground': ['--t1'],
  'list.focusBackground': ['--accent-s'],
  'list.focusForeground': ['--t1'],
  'quickInput.background': ['--s1'],
  'quickInput.foreground': ['--t1'],
  'quickInputList.focusBackground': ['--accent-s'],
  'quickInputList.focusForeground': ['--t1'],
  'menu.background': ['--s1'],
  'menu.foreground': ['--t1'],
  'menu.border': ['--line2'],
  'menu.selectionBackground': ['--accent-s'],
  'menu.selectionForeground': ['--t1'],
  'menu.separatorBackground': ['--line'],
  'widget.shadow': ['--line2', '66'],
};

/** `#rrggbb` of any CSS colour: Monaco reads nothing else. */
function toHex(color: string): string {
  if (/^#[\da-f]{6}$/i.test(color)) return color;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return '#808080';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
