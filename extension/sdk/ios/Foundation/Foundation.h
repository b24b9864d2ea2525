// The part of Apple's Foundation framework that extension/src/apple uses, declared for a machine without Apple's SDK.
#pragma once

#import <objc/NSObject.h>

// As in Apple's own header, a typedef has to stand in front: `typedef NS_ENUM(NSInteger, Name) { … };`
#define NS_ENUM(underlying, name) \
	enum name : underlying name; \
	enum name : underlying
// Apple's own gives C++ no enum, so that the options can be combined.
#define NS_OPTIONS(underlying, name) \
	underlying name; \
	enum : underlying

typedef double NSTimeInterval;

@interface NSString : NSObject
@property(readonly) const char *UTF8String;
- (BOOL)isEqualToString:(NSString *)other;
@end

typedef NSString *NSErrorDomain;
typedef NSString *NSKeyValueChangeKey;
typedef NSString *NSNotificationName;

@interface NSNumber : NSObject
@property(readonly) double doubleValue;
@property(readonly) long long longLongValue;
@end

typedef struct {
	unsigned long state;
	__unsafe_unretained id *itemsPtr;
	unsigned long *mutationsPtr;
	unsigned long extra[5];
} NSFastEnumerationState;

@interface NSArray<Element> : NSObject
- (NSUInteger)countByEnumeratingWithState:(NSFastEnumerationState *)state
								  objects:(__unsafe_unretained id[])buffer
									count:(NSUInteger)length;
@end

@interface NSDictionary<Key, Value> : NSObject
- (Value)objectForKey:(Key)key;
@end

@interface NSError : NSObject
@property(readonly, copy) NSErrorDomain domain;
@property(readonly) NSInteger code;
@property(readonly, copy) NSString *localizedDescription;
@end

@interface NSNotification : NSObject
@property(readonly, copy) NSNotificationName name;
@property(readonly, copy) NSDictionary *userInfo;
@end

@interface NSNotificationCenter : NSObject
@property(class, readonly) NSNotificationCenter *defaultCenter;
- (void)addObserver:(id)observer selector:(SEL)selector name:(NSNotificationName)name object:(id)object;
- (void)removeObserver:(id)observer;
@end

typedef NS_OPTIONS(NSUInteger, NSKeyValueObservingOptions) {
	NSKeyValueObservingOptionNew = 0x01,
};

extern NSKeyValueChangeKey const NSKeyValueChangeNewKey;

@interface NSObject (NSKeyValueObserving)
- (void)observeValueForKeyPath:(NSString *)keyPath
					  ofObject:(id)object
						change:(NSDictionary<NSKeyValueChangeKey, id> *)change
					   context:(void *)context;
- (void)addObserver:(NSObject *)observer
		 forKeyPath:(NSString *)keyPath
			options:(NSKeyValueObservingOptions)options
			context:(void *)context;
- (void)removeObserver:(NSObject *)observer forKeyPath:(NSString *)keyPath;
@end

typedef struct {
	NSInteger majorVersion;
	NSInteger minorVersion;
	NSInteger patchVersion;
} NSOperatingSystemVersion;

@interface NSProcessInfo : NSObject
@property(class, readonly) NSProcessInfo *processInfo;
@property(readonly) NSOperatingSystemVersion operatingSystemVersion;
@end

@interface NSBundle : NSObject
@property(class, readonly) NSBundle *mainBundle;
- (id)objectForInfoDictionaryKey:(NSString *)key;
@end
