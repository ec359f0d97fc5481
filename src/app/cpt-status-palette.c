/* cpt-status-palette.c — the colours of statuses, in every theme.
 *
 * Drawn widgets cannot reach CSS named colours in GTK 4.8 but through the style context, so the table stands here. Each
 * word has at least 4.5:1 and each mark 3:1 on its pill; tests/app/test-status-palette.c computes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-status-palette.h"

/* 0xRRGGBB of the word, and of the mark. */
static const struct
{
  guint32 word;
  guint32 mark;
} table[CPT_N_STATUS_THEMES][CPT_N_STATUS_HUES] = {
  [CPT_STATUS_THEME_LIGHT] = {
    [CPT_STATUS_HUE_GREEN] = { 0x146639, 0x1c8a50 },
    [CPT_STATUS_HUE_RED] = { 0xb3131f, 0xc81e2a },
    [CPT_STATUS_HUE_MAUVE] = { 0x6b2f86, 0x8a46a5 },
    [CPT_STATUS_HUE_GREY] = { 0x56545b, 0x77757d },
    [CPT_STATUS_HUE_AMBER] = { 0x754f00, 0x9c6a00 },
    [CPT_STATUS_HUE_BLUE] = { 0x1a5fb4, 0x1c71d8 },
  },
  [CPT_STATUS_THEME_DARK] = {
    [CPT_STATUS_HUE_GREEN] = { 0x8ff0a4, 0x57d98a },
    [CPT_STATUS_HUE_RED] = { 0xff9b8a, 0xff6f5e },
    [CPT_STATUS_HUE_MAUVE] = { 0xe3a9e6, 0xcf82d8 },
    [CPT_STATUS_HUE_GREY] = { 0xcfced1, 0xa9a8ad },
    [CPT_STATUS_HUE_AMBER] = { 0xf8e45c, 0xe5c131 },
    [CPT_STATUS_HUE_BLUE] = { 0x99c1f1, 0x78aeed },
  },
  [CPT_STATUS_THEME_HC_LIGHT] = {
    [CPT_STATUS_HUE_GREEN] = { 0x0b4f2a, 0x0b5d31 },
    [CPT_STATUS_HUE_RED] = { 0x8a0b14, 0x9c0f1a },
    [CPT_STATUS_HUE_MAUVE] = { 0x4c1d63, 0x5c2677 },
    [CPT_STATUS_HUE_GREY] = { 0x3b3a3f, 0x4b4a50 },
    [CPT_STATUS_HUE_AMBER] = { 0x573b00, 0x6b4900 },
    [CPT_STATUS_HUE_BLUE] = { 0x0d3f7a, 0x14529c },
  },
  [CPT_STATUS_THEME_HC_DARK] = {
    [CPT_STATUS_HUE_GREEN] = { 0xc3f8cf, 0x8ff0a4 },
    [CPT_STATUS_HUE_RED] = { 0xffc5bb, 0xff9b8a },
    [CPT_STATUS_HUE_MAUVE] = { 0xf0cdf2, 0xe3a9e6 },
    [CPT_STATUS_HUE_GREY] = { 0xe8e8ea, 0xcfced1 },
    [CPT_STATUS_HUE_AMBER] = { 0xfdf3a7, 0xf8e45c },
    [CPT_STATUS_HUE_BLUE] = { 0xcfe3fa, 0x99c1f1 },
  },
};

/* The background of a list, and how much of the mark's colour a pill lays over it. */
static const struct
{
  guint32 view;
  float tint;
} ground[CPT_N_STATUS_THEMES] = {
  [CPT_STATUS_THEME_LIGHT] = { 0xffffff, 0.12f },
  [CPT_STATUS_THEME_DARK] = { 0x1e1e1e, 0.18f },
  [CPT_STATUS_THEME_HC_LIGHT] = { 0xffffff, 0.06f },
  [CPT_STATUS_THEME_HC_DARK] = { 0x1e1e1e, 0.10f },
};

static GdkRGBA
rgba_from_hex (guint32 hex)
{
  GdkRGBA color = {
    0,
  };

  color.red = ((hex >> 16) & 0xff) / 255.f;
  color.green = ((hex >> 8) & 0xff) / 255.f;
  color.blue = (hex & 0xff) / 255.f;
  color.alpha = 1.f;

  return color;
}

static GdkRGBA
lay_over (const GdkRGBA *below, const GdkRGBA *above, float amount)
{
  GdkRGBA color = {
    0,
  };

  color.red = below->red + (above->red - below->red) * amount;
  color.green = below->green + (above->green - below->green) * amount;
  color.blue = below->blue + (above->blue - below->blue) * amount;
  color.alpha = 1.f;

  return color;
}

/**
 * cpt_status_theme_get:
 * @style: the style manager of the display
 *
 * Returns: the look that is in force; "notify::dark" and "notify::high-contrast" of @style say when it changes
 */
CptStatusTheme
cpt_status_theme_get (AdwStyleManager *style)
{
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? CPT_STATUS_THEME_HC_DARK : CPT_STATUS_THEME_HC_LIGHT;

  return dark ? CPT_STATUS_THEME_DARK : CPT_STATUS_THEME_LIGHT;
}

/**
 * cpt_status_palette_get:
 * @colors: (out caller-allocates): filled
 *
 * The colours of @hue. The fill of a pill is opaque, so that the ratios hold on hovered and selected rows too.
 */
void
cpt_status_palette_get (CptStatusTheme theme, CptStatusHue hue, CptStatusColors *colors)
{
  GdkRGBA view = rgba_from_hex (ground[theme].view);

  colors->word = rgba_from_hex (table[theme][hue].word);
  colors->mark = rgba_from_hex (table[theme][hue].mark);
  colors->fill = lay_over (&view, &colors->mark, ground[theme].tint);
  colors->has_outline = theme == CPT_STATUS_THEME_HC_LIGHT || theme == CPT_STATUS_THEME_HC_DARK;
}
