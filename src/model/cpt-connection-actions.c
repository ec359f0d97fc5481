/* cpt-connection-actions.c — what can be done with a connection, and why not.
 *
 * Section 3.3 of the platform reference. A status that this version does not know stands in nobody's way, but for
 * unlinking and reading, which the platform only does to what is linked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-actions.h"

/* A linked connection with an active error is broken all the same: its client may have to authorise again. */
static CptConnectionObstacle
obstacle_to_share_link (CptConnection *connection)
{
  if (cpt_connection_get_state (connection) == CPT_CONNECTION_STATE_LINKED)
    return CPT_CONNECTION_OBSTACLE_LINKED;

  return cpt_connection_get_link_url (connection) != NULL ? CPT_CONNECTION_OBSTACLE_NONE
                                                          : CPT_CONNECTION_OBSTACLE_NO_URL;
}

/**
 * cpt_connection_action_obstacle:
 * @connection: a connection
 * @action: what somebody wants to do with it
 *
 * Returns: why the platform would not do it or it would make no sense, or CPT_CONNECTION_OBSTACLE_NONE
 */
CptConnectionObstacle
cpt_connection_action_obstacle (CptConnection *connection, CptConnectionAction action)
{
  if (cpt_connection_is_waiting (connection))
    return CPT_CONNECTION_OBSTACLE_WAITING;

  switch (action)
    {
    case CPT_CONNECTION_ACTION_SHARE_LINK:
      return obstacle_to_share_link (connection);

    case CPT_CONNECTION_ACTION_UNLINK:
      return cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED
                 ? CPT_CONNECTION_OBSTACLE_NONE
                 : CPT_CONNECTION_OBSTACLE_NOT_LINKED;

    case CPT_CONNECTION_ACTION_REFRESH:
      return cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED
                 ? CPT_CONNECTION_OBSTACLE_NONE
                 : CPT_CONNECTION_OBSTACLE_NOT_AUTHORIZED;

    case CPT_CONNECTION_ACTION_DELETE:
    default:
      return CPT_CONNECTION_OBSTACLE_NONE;
    }
}
