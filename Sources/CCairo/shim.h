#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

// A macro of GObject's casts the font map, and macros do not import.
static inline void ccairo_set_fonts(PangoFontMap *map, FcConfig *fonts) {
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts);
}
