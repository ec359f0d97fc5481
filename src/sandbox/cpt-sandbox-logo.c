/* cpt-sandbox-logo.c — the logos of the platforms, drawn by us.
 *
 * Two initials on a colour: the real ones belong to others, and could not be fetched offline. What is drawn is said as
 * a distance, to the edge of the square and to the strokes of the letters; so edges come out smooth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-logo-private.h"

#include <math.h>

#include "cpt-sandbox-png-private.h"

#define SIZE 96
#define CORNER 20.0
#define LETTER_LEFT 17.0
#define LETTER_TOP 29.0
#define LETTER_STEP 36.0
#define GRID 4.6
#define LETTER_WIDTH 6
#define LETTER_HEIGHT 8
#define STROKE 7.0

typedef struct
{
  double x;
  double y;
} Point;

/* The strokes of A to Z: points on a grid of 6 by 8, two digits each; a bar lifts the pen. */
static const char *const letters[] = {
  "083068|1555",
  "08004051534404|445557480800",
  "6140200206284867",
  "00083866623000",
  "60000868|0454",
  "600008|0454",
  "61402002062848666444",
  "0008|6068|0464",
  "3038",
  "6066482806",
  "0008|600468",
  "000868",
  "0800356068",
  "08006860",
  "204062664828060220",
  "08004061634404",
  "204062664828060220|4668",
  "08004061634404|3468",
  "614020010324446567482807",
  "0060|3038",
  "000628486660",
  "003860",
  "0018335860",
  "0068|6008",
  "003460|3438",
  "00600868",
};

/* Dark enough for white letters. */
static const guint32 colors[] = { 0x1a5fb4, 0x2b7a4b, 0x813d9c, 0xa51d2d, 0x865e3c, 0x0f6b75,
                                  0x5e5c64, 0xa33b00, 0x3d3846, 0x9141ac, 0x1c4f72, 0x7a3b69 };

/* The first letters of the first two words, or the first two of the only one. */
static void
find_initials (const char *name, char initials[2])
{
  guint count = 0;

  for (const char *c = name; *c != '\0' && count < 2; c++)
    if (g_ascii_isalpha (*c) && (c == name || c[-1] == ' '))
      initials[count++] = g_ascii_toupper (*c);

  if (count < 2)
    initials[1] = g_ascii_toupper (name[1]);
}

/* The square of how far @point is from a stroke. */
static double
measure_to_segment (Point point, Point start, Point end)
{
  Point along = { end.x - start.x, end.y - start.y };
  Point away = { point.x - start.x, point.y - start.y };
  double length = along.x * along.x + along.y * along.y;
  double share = CLAMP ((away.x * along.x + away.y * along.y) / length, 0, 1);

  away.x -= share * along.x;
  away.y -= share * along.y;

  return away.x * away.x + away.y * away.y;
}

static gboolean
is_near_letter (Point point, Point corner)
{
  return point.x > corner.x - STROKE && point.x < corner.x + GRID * LETTER_WIDTH + STROKE &&
         point.y > corner.y - STROKE && point.y < corner.y + GRID * LETTER_HEIGHT + STROKE;
}

/* How far @point is from the strokes of a letter whose corner is at @corner. */
static double
measure_to_letter (Point point, char letter, Point corner)
{
  const char *stroke = letters[letter - 'A'];
  double nearest = SIZE * SIZE;
  Point from = { 0, 0 };
  gboolean is_down = FALSE;

  for (; *stroke != '\0'; stroke += 2)
    {
      Point to;

      if (*stroke == '|')
        {
          is_down = FALSE;
          stroke++;
        }

      to.x = corner.x + GRID * g_ascii_digit_value (stroke[0]);
      to.y = corner.y + GRID * g_ascii_digit_value (stroke[1]);

      if (is_down)
        nearest = MIN (nearest, measure_to_segment (point, from, to));

      from = to;
      is_down = TRUE;
    }

  return sqrt (nearest);
}

/* How far @point is outside of the square with round corners. */
static double
measure_to_square (Point point)
{
  double x = fabs (point.x - SIZE / 2.0) - (SIZE / 2.0 - CORNER);
  double y = fabs (point.y - SIZE / 2.0) - (SIZE / 2.0 - CORNER);

  return hypot (MAX (x, 0), MAX (y, 0)) + MIN (MAX (x, y), 0) - CORNER;
}

/* How much of a pixel is covered by what begins @distance away from its middle. */
static double
cover (double distance)
{
  return CLAMP (0.5 - distance, 0, 1);
}

static void
paint_pixel (guint8 *pixel, Point middle, const char initials[2], guint32 color)
{
  double ink = 0;

  for (guint i = 0; i < 2; i++)
    {
      Point corner = { LETTER_LEFT + i * LETTER_STEP, LETTER_TOP };

      if (is_near_letter (middle, corner))
        ink = MAX (ink, cover (measure_to_letter (middle, initials[i], corner) - STROKE / 2));
    }

  for (guint i = 0; i < 3; i++)
    {
      guint8 ground = (guint8) (color >> (16 - 8 * i));

      pixel[i] = (guint8) lround (ground + ink * (G_MAXUINT8 - ground));
    }

  pixel[3] = (guint8) lround (cover (measure_to_square (middle)) * G_MAXUINT8);
}

/**
 * cpt_sandbox_logo_draw:
 *
 * Returns: (transfer full): a PNG file, always the same for @platform
 */
GString *
cpt_sandbox_logo_draw (const CptSandboxPlatform *platform)
{
  g_autofree guint8 *pixels = g_new (guint8, SIZE * SIZE * 4);
  guint32 color = colors[cpt_sandbox_mix_text (0, platform->key) % G_N_ELEMENTS (colors)];
  char initials[2];

  find_initials (platform->name, initials);

  for (guint i = 0; i < SIZE * SIZE; i++)
    paint_pixel (pixels + 4 * i, (Point){ i % SIZE + 0.5, i / SIZE + 0.5 }, initials, color);

  return cpt_sandbox_png_encode (pixels, SIZE, SIZE);
}
