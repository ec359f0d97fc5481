/* cpt-error.c — an extended error domain: the platform's answer travels with the GError.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"

typedef CptErrorAnswer CptErrorPrivate;

static void
cpt_error_private_init (CptErrorPrivate *self)
{
}

static void
cpt_error_private_copy (const CptErrorPrivate *source, CptErrorPrivate *copy)
{
  copy->http_status = source->http_status;
  copy->text = g_strdup (source->text);
  copy->correlation_id = g_strdup (source->correlation_id);
  copy->retry_after = source->retry_after;
  copy->is_unsent = source->is_unsent;
}

static void
cpt_error_private_clear (CptErrorPrivate *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->correlation_id, g_free);
}

G_DEFINE_EXTENDED_ERROR (CptError, cpt_error)

/**
 * cpt_error_new_answer:
 * @code: what the user can do
 * @answer: (nullable): what the platform answered; copied
 * @format: printf format of the message, for people
 *
 * Returns: (transfer full): an error that carries @answer
 */
GError *
cpt_error_new_answer (CptError code, const CptErrorAnswer *answer, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (CPT_ERROR, code, format, arguments);
  va_end (arguments);

  if (answer != NULL)
    cpt_error_private_copy (answer, cpt_error_get_private (error));

  return error;
}

/**
 * cpt_error_get_answer:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): what the platform answered; %NULL for errors of other domains
 */
const CptErrorAnswer *
cpt_error_get_answer (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == CPT_ERROR ? cpt_error_get_private (error) : NULL;
}
