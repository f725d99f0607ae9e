#define _GNU_SOURCE
#include "mm/host_linux_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/kcmp.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef F_DUPFD_QUERY
#define F_DUPFD_QUERY 1027 /* fcntl(2), Linux 6.10 */
#endif
#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 8U /* memfd_create(2), Linux 6.3 */
#endif

/* One open file description, for as long as somebody holds a reference. */
struct host_file {
    struct host_file *next; /* of the same bucket */
    int fd;                 /* ours */
    int access;             /* O_RDONLY, O_WRONLY, O_RDWR; O_ACCMODE is neither */
    dev_t dev;              /* these two cannot be given to another file while fd is open */
    ino_t ino;
    mode_t type; /* S_IFMT of the mode; 0 for the kernel's nameless files */
    uint64_t object;
    uint64_t references;
};

static struct host_file *file_of(mm_handle handle)
{
    return (struct host_file *)(uintptr_t)handle;
}

int host_file_descriptor(mm_handle handle)
{
    return file_of(handle)->fd;
}

static struct host_file **bucket_of(struct mm_host_linux *host, dev_t dev, ino_t ino)
{
    return &host->files[(ino ^ dev) % HOST_FILE_BUCKETS];
}

/* Do two descriptors mean one open file description? */
static bool same_description(struct mm_host_linux *host, const struct host_file *file, int fd,
                             int access)
{
    if (host->ways.dupfd_query) {
        int same = fcntl(file->fd, F_DUPFD_QUERY, fd);
        if (same >= 0)
            return same == 1;
        host->ways.dupfd_query = false;
    }
    if (host->ways.kcmp) {
        pid_t self = getpid();
        long order = syscall(SYS_kcmp, self, self, KCMP_FILE, file->fd, fd);
        if (order >= 0)
            return order == 0;
        host->ways.kcmp = false;
    }
    /* A sandbox without either: two descriptions that differ in nothing a mapping can tell. */
    return file->access == access;
}

/* The held file of this description, or NULL; *object is the number of the file if it is known. */
static struct host_file *find_file(struct mm_host_linux *host, const struct stat *info, int fd,
                                   int access, uint64_t *object)
{
    *object = 0;
    for (struct host_file *file = *bucket_of(host, info->st_dev, info->st_ino); file;
         file = file->next) {
        if (file->dev != info->st_dev || file->ino != info->st_ino)
            continue;
        *object = file->object;
        if (same_description(host, file, fd, access))
            return file;
    }
    return NULL;
}

/* Takes fd, our own, whatever comes of it. */
static int add_file(struct mm_host_linux *host, const struct stat *info, int fd, int access,
                    uint64_t object, struct host_file **added)
{
    struct host_file *file = malloc(sizeof *file);
    if (!file) {
        close(fd);
        return ENOMEM;
    }
    struct host_file **bucket = bucket_of(host, info->st_dev, info->st_ino);
    *file = (struct host_file){
        .next = *bucket,
        .fd = fd,
        .access = access,
        .dev = info->st_dev,
        .ino = info->st_ino,
        .type = info->st_mode & S_IFMT,
        .object = object != 0 ? object : ++host->next_object,
        .references = 1,
    };
    *bucket = file;
    host->held++;
    *added = file;
    return 0;
}

static int find_or_add(struct mm_host_linux *host, const struct stat *info, int fd, int access,
                       struct host_file **found)
{
    uint64_t object;
    struct host_file *file = find_file(host, info, fd, access, &object);
    if (file) {
        file->references++;
        *found = file;
        return 0;
    }
    int own = host_high_duplicate(fd);
    if (own < 0)
        return errno == EMFILE ? ENOMEM : errno;
    return add_file(host, info, own, access, object, found);
}

/* What mmap would answer ENODEV for, as far as the type tells; a device's driver may say so later.
 */
static bool is_mappable(mode_t type)
{
    return type != S_IFDIR && type != S_IFIFO && type != S_IFSOCK && type != S_IFLNK;
}

int host_file_lookup(void *context, int fd, struct mm_host_file *found)
{
    struct mm_host_linux *host = context;
    struct stat info;
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0)
        return errno;
    if (flags & O_PATH)
        return EBADF;
    if (fstat(fd, &info) != 0)
        return errno;

    struct host_file *file;
    pthread_mutex_lock(&host->lock);
    int error = find_or_add(host, &info, fd, flags & O_ACCMODE, &file);
    if (!error) {
        *found = (struct mm_host_file){
            .handle = (mm_handle)(uintptr_t)file,
            .object = file->object,
            .readable = file->access == O_RDONLY || file->access == O_RDWR,
            .writable = file->access == O_WRONLY || file->access == O_RDWR,
            .mappable = is_mappable(file->type),
        };
    }
    pthread_mutex_unlock(&host->lock);
    return error;
}

int host_file_size(void *context, mm_handle handle, uint64_t *bytes)
{
    (void)context;
    struct stat info;
    const struct host_file *file = file_of(handle);
    if (file->type == S_IFBLK)
        return ioctl(file->fd, BLKGETSIZE64, bytes) == 0 ? 0 : errno;
    if (file->type != S_IFREG) { /* a device: it has no end that it would tell */
        *bytes = INT64_MAX;
        return 0;
    }
    if (fstat(file->fd, &info) != 0)
        return errno;
    *bytes = (uint64_t)info.st_size;
    return 0;
}

void host_file_release(void *context, mm_handle handle)
{
    struct mm_host_linux *host = context;
    struct host_file *file = file_of(handle);

    pthread_mutex_lock(&host->lock);
    bool last = --file->references == 0;
    if (last) {
        struct host_file **link = bucket_of(host, file->dev, file->ino);
        while (*link != file)
            link = &(*link)->next;
        *link = file->next;
        host->held--;
    }
    pthread_mutex_unlock(&host->lock);
    if (last) {
        close(file->fd);
        free(file);
    }
}

static int create_memory_file(uint64_t bytes, int *fd)
{
    if (bytes > INT64_MAX)
        return ENOMEM;
    int low = memfd_create("guest-shared", MFD_CLOEXEC | MFD_NOEXEC_SEAL);
    if (low < 0 && errno == EINVAL)
        low = memfd_create("guest-shared", MFD_CLOEXEC);
    if (low < 0)
        return errno;
    if (ftruncate(low, (off_t)bytes) != 0) {
        int error = errno;
        close(low);
        return error;
    }
    int high = host_high_duplicate(low);
    if (high >= 0)
        close(low);
    *fd = high >= 0 ? high : low;
    return 0;
}

int host_file_share(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object)
{
    struct mm_host_linux *host = context;
    struct stat info;
    int fd = -1;
    int error = create_memory_file(bytes, &fd);
    if (error)
        return error == EMFILE || error == ENFILE || error == EFBIG ? ENOMEM : error;
    if (fstat(fd, &info) != 0) {
        error = errno;
        close(fd);
        return error;
    }

    struct host_file *file;
    pthread_mutex_lock(&host->lock);
    error = add_file(host, &info, fd, O_RDWR, 0, &file);
    pthread_mutex_unlock(&host->lock);
    if (error)
        return error;
    *handle = (mm_handle)(uintptr_t)file;
    *object = file->object;
    return 0;
}

void host_files_close(struct mm_host_linux *host)
{
    for (size_t i = 0; i < HOST_FILE_BUCKETS; i++) {
        while (host->files[i]) {
            struct host_file *file = host->files[i];
            host->files[i] = file->next;
            close(file->fd);
            free(file);
        }
    }
    host->held = 0;
}
